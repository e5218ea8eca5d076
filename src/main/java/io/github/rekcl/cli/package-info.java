/** The command line: picocli lives here. */
@NullMarked
package io.github.rekcl.cli;

import org.jspecify.annotations.NullMarked;
