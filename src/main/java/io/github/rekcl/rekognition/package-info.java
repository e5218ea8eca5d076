/** The service in one region: requests, pages and failures. */
@NullMarked
package io.github.rekcl.rekognition;

import org.jspecify.annotations.NullMarked;
