package io.github.rekcl.time;

import java.time.Duration;

/**
 * The time by which a phase of a command must end. A timeout of zero means no limit. Methods may be
 * called from any thread.
 */
public final class Deadline {
  /** No limit: longer than any command runs, and small enough to add to. */
  public static final Duration FOREVER = Duration.ofDays(36_500);

  /** The last poll is sent this long before the end, so that its response comes in time. */
  private static final Duration LONGEST_RESERVE = Duration.ofSeconds(1);

  /** A call ends by its own timeout; one that doesn't is abandoned this long after the deadline. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Timer timer;
  private final Duration timeout;
  private long start;
  private boolean begun;

  private Deadline(Timer timer, Duration timeout) {
    this.timer = timer;
    this.timeout = timeout;
  }

  /** Returns a deadline that starts to run now. */
  public static Deadline of(Timer timer, Duration timeout) {
    Deadline deadline = later(timer, timeout);
    deadline.begin();
    return deadline;
  }

  /** Returns a deadline that starts to run with {@link #begin}. */
  public static Deadline later(Timer timer, Duration timeout) {
    return new Deadline(timer, timeout.isZero() ? FOREVER : timeout);
  }

  /** Returns a deadline of the remaining time that starts to run with {@link #begin}. */
  public Deadline next() {
    return new Deadline(timer, remaining());
  }

  public Timer timer() {
    return timer;
  }

  /** Starts the time, unless it is running. */
  public synchronized void begin() {
    if (!begun) {
      begun = true;
      start = timer.nanoTime();
    }
  }

  public synchronized boolean hasBegun() {
    return begun;
  }

  /** Returns the time left; zero once the deadline has passed. */
  public Duration remaining() {
    return until(timeout);
  }

  /** Returns the time left until the last poll has to be sent; zero once that has passed. */
  public Duration untilLastPoll() {
    return until(timeout.minus(shorter(timeout.dividedBy(10), LONGEST_RESERVE)));
  }

  /** Returns the time left until a hanging call is abandoned; zero once that has passed. */
  public Duration untilAbandoned() {
    return until(timeout.plus(GRACE));
  }

  private synchronized Duration until(Duration end) {
    Duration left = begun ? end.minusNanos(timer.nanoTime() - start) : end;
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Reports whether it is too late for another poll. */
  public boolean over() {
    return untilLastPoll().isZero();
  }

  /** Returns the shorter of two durations. */
  public static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
