/**
 * What the build makes of the command line's model: man pages, and completion for the shells. It
 * runs at build time alone; no jar holds it.
 */
@NullMarked
package io.github.rekcl.build;

import org.jspecify.annotations.NullMarked;
