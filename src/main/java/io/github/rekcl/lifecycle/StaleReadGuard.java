package io.github.rekcl.lifecycle;

import io.github.rekcl.time.Timer;
import java.time.Duration;

/**
 * Decides when an unexpected status counts. Whether, and for how long, polls are stale after a call
 * is not documented, so an unexpected status counts after four polls in a row and 15 seconds.
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
   * Counts an unexpected poll, and reports whether there were enough of them in a row.
   *
   * @param present whether the model exists; if that changes, the count restarts
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
