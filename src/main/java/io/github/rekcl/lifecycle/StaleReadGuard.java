package io.github.rekcl.lifecycle;

import io.github.rekcl.time.Timer;
import java.time.Duration;

/**
 * How long a status that should not be is taken for a stale answer. The service doesn't say whether
 * a poll right after a call may be stale, nor for how long; so it takes both several polls and some
 * time.
 */
final class StaleReadGuard {
  static final int POLLS = 4;
  static final Duration TIME = Duration.ofSeconds(15);

  private final Timer timer;
  private long since;
  private int polls;
  private boolean lastPresent = true;

  StaleReadGuard(Timer timer) {
    this.timer = timer;
  }

  /**
   * Counts one more suspicious poll in a row, and tells whether that is enough of them.
   *
   * @param present whether the model was there; polls with and without it don't add up
   */
  boolean isConfirmedBy(boolean present) {
    if (present != lastPresent) {
      reset();
    }
    lastPresent = present;
    if (polls == 0) {
      since = timer.nanoTime();
    }
    polls++;
    return polls >= POLLS && timer.nanoTime() - since >= TIME.toNanos();
  }

  void reset() {
    polls = 0;
  }
}
