package io.github.rekcl.output;

import io.github.rekcl.time.Timer;
import java.time.Duration;

/** Knows when a log has been silent for so long that its reader may doubt that anybody works. */
final class IdleTimer {
  /** How often to ask whether one is due. */
  static final Duration INTERVAL = Duration.ofMinutes(1);

  /**
   * Less than the interval: else a line just after it would put the sign off to the next but one.
   */
  private static final Duration SILENCE = INTERVAL.dividedBy(2);

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

  boolean due() {
    return timer.nanoTime() - said >= SILENCE.toNanos();
  }

  Duration elapsed() {
    return Duration.ofNanos(timer.nanoTime() - start);
  }
}
