package io.github.rekcl.emulator;

import java.time.Instant;

/**
 * When something was created.
 *
 * @param digits the last part of its ARN: the time in epoch milliseconds, made unique
 * @param time the time itself
 */
record Birth(long digits, Instant time) {
  static Birth at(long epochMillis) {
    return new Birth(epochMillis, Instant.ofEpochMilli(epochMillis));
  }
}
