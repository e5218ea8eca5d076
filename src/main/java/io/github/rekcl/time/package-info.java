/** The clock, and deadlines. */
@NullMarked
package io.github.rekcl.time;

import org.jspecify.annotations.NullMarked;
