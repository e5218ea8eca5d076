/** The one place that builds a Rekognition client. */
@NullMarked
package io.github.rekcl.aws;

import org.jspecify.annotations.NullMarked;
