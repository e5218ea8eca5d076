/**
 * An HTTP emulator of the Rekognition Custom Labels control plane. It shares no code with the rest
 * of rekcl, so that tests against it are independent.
 */
@NullMarked
package io.github.rekcl.emulator;

import org.jspecify.annotations.NullMarked;
