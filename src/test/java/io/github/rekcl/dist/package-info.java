/** Tests the packaged distribution by running it as a process, with real streams and signals. */
@NullMarked
package io.github.rekcl.dist;

import org.jspecify.annotations.NullMarked;
