/** The command line. The only package that uses picocli. */
@NullMarked
package io.github.rekcl.cli;

import org.jspecify.annotations.NullMarked;
