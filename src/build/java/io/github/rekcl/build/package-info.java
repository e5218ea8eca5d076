/** Man pages, and completion for the shells: the build makes them from the command line's model. */
@NullMarked
package io.github.rekcl.build;

import org.jspecify.annotations.NullMarked;
