package io.github.rekcl.lifecycle;

import java.time.Duration;

/** The end of one phase of a command, on monotonic time. A time-out of zero never ends. */
final class Deadline {
  /** Longer than any command runs, and far from overflowing when it is added to. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  /** How much of the end is kept free, so that a last look is answered before the end. */
  private static final Duration LONGEST_RESERVE = Duration.ofSeconds(1);

  private final Timer timer;
  private final long start;
  private final Duration timeout;

  Deadline(Timer timer, Duration timeout) {
    this.timer = timer;
    this.start = timer.nanoTime();
    this.timeout = timeout.isZero() ? FOREVER : timeout;
  }

  Duration elapsed() {
    return Duration.ofNanos(timer.nanoTime() - start);
  }

  /** Returns what is left until the end; zero once it has passed. */
  Duration remaining() {
    Duration left = timeout.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Returns what is left until the last moment at which a look still makes sense; or zero. */
  Duration untilLastLook() {
    Duration reserve = shorter(timeout.dividedBy(10), LONGEST_RESERVE);
    Duration left = remaining().minus(reserve);
    return left.isNegative() ? Duration.ZERO : left;
  }

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Tells whether it is too late for another look. */
  boolean over() {
    return untilLastLook().isZero();
  }
}
