/**
 * What the build runs: generates the man pages and completion scripts from the command line model,
 * and replaces the lambdas in the jar.
 */
@NullMarked
package io.github.rekcl.build;

import org.jspecify.annotations.NullMarked;
