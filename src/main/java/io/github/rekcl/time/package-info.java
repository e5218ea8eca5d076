/** The only clock, and the deadlines that are read from it. */
@NullMarked
package io.github.rekcl.time;

import org.jspecify.annotations.NullMarked;
