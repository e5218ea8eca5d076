package io.github.rekcl.time;

import java.time.Duration;

/**
 * The end of one phase of a command, on monotonic time. A time-out of zero never ends. Methods may
 * be called from any thread.
 */
public final class Deadline {
  /** Longer than any command runs, and far from overflowing when it is added to. */
  public static final Duration FOREVER = Duration.ofDays(36_500);

  /** How much of the end is kept free, so that a last poll is answered before the end. */
  private static final Duration LONGEST_RESERVE = Duration.ofSeconds(1);

  /** Calls end with their deadline by themselves, unless one hangs in a way that nobody foresaw. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Timer timer;
  private final Duration timeout;
  private long start;
  private boolean begun;

  private Deadline(Timer timer, Duration timeout) {
    this.timer = timer;
    this.timeout = timeout;
  }

  /** Makes the deadline of a phase that begins now. */
  public static Deadline of(Timer timer, Duration timeout) {
    Deadline deadline = later(timer, timeout);
    deadline.begin();
    return deadline;
  }

  /** Makes the deadline of a phase that begins once its first call may be sent. */
  public static Deadline later(Timer timer, Duration timeout) {
    return new Deadline(timer, timeout.isZero() ? FOREVER : timeout);
  }

  /** Makes the deadline of a next step that has what is left, from its first call on. */
  public Deadline next() {
    return new Deadline(timer, remaining());
  }

  public Timer timer() {
    return timer;
  }

  /** Begins the phase, unless it has begun. */
  public synchronized void begin() {
    if (!begun) {
      begun = true;
      start = timer.nanoTime();
    }
  }

  public synchronized boolean hasBegun() {
    return begun;
  }

  public synchronized Duration elapsed() {
    return begun ? Duration.ofNanos(timer.nanoTime() - start) : Duration.ZERO;
  }

  /** Returns what is left until the end; zero once it has passed. */
  public Duration remaining() {
    return until(timeout);
  }

  /** Returns what is left until the last moment at which a poll still makes sense; or zero. */
  public Duration untilLastPoll() {
    return until(timeout.minus(shorter(timeout.dividedBy(10), LONGEST_RESERVE)));
  }

  /** Returns what is left until a call that should have ended by itself is given up; or zero. */
  public Duration untilAbandoned() {
    return until(timeout.plus(GRACE));
  }

  private Duration until(Duration end) {
    Duration left = end.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Tells whether it is too late for another poll. */
  public boolean over() {
    return untilLastPoll().isZero();
  }

  public static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
