/** Turns results and events into text or JSON. */
@NullMarked
package io.github.rekcl.output;

import org.jspecify.annotations.NullMarked;
