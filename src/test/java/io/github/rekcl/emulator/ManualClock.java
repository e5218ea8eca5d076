package io.github.rekcl.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that tests advance. */
final class ManualClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-01T09:00:00.250Z");

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration time) {
    now = now.plus(time);
  }
}
