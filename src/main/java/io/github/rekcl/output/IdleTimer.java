package io.github.rekcl.output;

import io.github.rekcl.time.Timer;
import java.time.Duration;

/** Knows when a log has been silent for so long that its reader may doubt that anybody works. */
final class IdleTimer {
  /** How often to ask whether one is due. */
  static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Timer timer;
  private final long start;
  private long said;

  IdleTimer(Timer timer) {
    this.timer = timer;
    this.start = timer.nanoTime();
    this.said = start;
  }

  /** Something was said just now. */
  void said() {
    said = timer.nanoTime();
  }

  /** Tells whether half an interval was silent: a line just now isn't followed by another. */
  boolean due() {
    return timer.nanoTime() - said >= INTERVAL.dividedBy(2).toNanos();
  }

  Duration elapsed() {
    return Duration.ofNanos(timer.nanoTime() - start);
  }
}
