/**
 * Tests of the packaged distribution, from outside: as processes, with real streams and signals.
 */
@NullMarked
package io.github.rekcl.dist;

import org.jspecify.annotations.NullMarked;
