/**
 * The heart: stopping and deleting models, and waiting until it is true. Knows no command line and
 * no text.
 */
@NullMarked
package io.github.rekcl.lifecycle;

import org.jspecify.annotations.NullMarked;
