/** Wiring: the one place that touches the process (standard streams, environment, exit). */
@NullMarked
package io.github.rekcl;

import org.jspecify.annotations.NullMarked;
