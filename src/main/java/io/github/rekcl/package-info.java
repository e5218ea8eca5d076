/** The entry point, which wires the parts together and owns the process: streams, signals, exit. */
@NullMarked
package io.github.rekcl;

import org.jspecify.annotations.NullMarked;
