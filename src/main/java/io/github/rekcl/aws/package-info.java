/** Builds clients of Amazon Rekognition from the options of a command. */
@NullMarked
package io.github.rekcl.aws;

import org.jspecify.annotations.NullMarked;
