package io.github.rekcl.lifecycle;

import io.github.rekcl.time.Deadline;
import java.time.Duration;

/**
 * How to wait for a model.
 *
 * @param timeout how long each phase of a command may take; zero: without end
 * @param pollInterval the longest pause between two polls
 */
public record WaitPolicy(Duration timeout, Duration pollInterval) {
  /** The time-out of an operator who gives none. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  /** The poll interval of an operator who gives none. */
  public static final Duration DEFAULT_POLL_INTERVAL = Duration.ofSeconds(5);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** Refuses a pause that would hammer the service, and negative times. */
  public WaitPolicy {
    if (timeout.isNegative() || pollInterval.isNegative() || pollInterval.isZero()) {
      throw new IllegalArgumentException("a wait needs a positive interval and time-out");
    }
  }

  /** {@return the pause before the first poll after a call} */
  Duration firstPause() {
    return Deadline.shorter(FIRST_PAUSE, pollInterval);
  }

  /** {@return the pause after another: twice as long, up to the interval} */
  Duration pauseAfter(Duration pause) {
    return Deadline.shorter(pause.multipliedBy(2), pollInterval);
  }
}
