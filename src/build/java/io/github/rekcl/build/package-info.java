/** Generates the man pages and completion scripts from the command line model at build time. */
@NullMarked
package io.github.rekcl.build;

import org.jspecify.annotations.NullMarked;
