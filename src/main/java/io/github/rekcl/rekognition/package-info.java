/** The service: requests, rate limits, pages and failures. */
@NullMarked
package io.github.rekcl.rekognition;

import org.jspecify.annotations.NullMarked;
