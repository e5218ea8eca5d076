package io.github.rekcl.lifecycle;

import java.time.Duration;

/**
 * How to wait for a model.
 *
 * @param timeout the longest that each phase of a command may take; zero means no limit
 * @param pollInterval the longest pause between two polls
 */
public record WaitPolicy(Duration timeout, Duration pollInterval) {
  /** The timeout if none is given. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  /** The poll interval if none is given. */
  public static final Duration DEFAULT_POLL_INTERVAL = Duration.ofSeconds(5);

  /** Refuses negative times, and a poll interval of zero. */
  public WaitPolicy {
    if (timeout.isNegative() || pollInterval.isNegative() || pollInterval.isZero()) {
      throw new IllegalArgumentException("a wait needs a positive interval and timeout");
    }
  }
}
