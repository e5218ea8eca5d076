/**
 * An HTTP emulator of the Rekognition Custom Labels control plane; shares no code with the tool
 * that it checks.
 */
@NullMarked
package io.github.rekcl.emulator;

import org.jspecify.annotations.NullMarked;
