package io.github.rekcl.rekognition;

import io.github.rekcl.time.Deadline;
import java.time.Duration;

/**
 * How one read goes on when the service throttles it: pauses that double with each refusal in a
 * row, of two minutes in all.
 */
public final class ReadBackoff {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(64);
  private static final Duration MOST = Duration.ofSeconds(127);

  private final Deadline deadline;
  private final Duration most;
  private final Listener listener;
  private Duration pause = FIRST_PAUSE;
  private Duration paused = Duration.ZERO;

  /** Told of each refusal that is retried, on the thread that reads. */
  @FunctionalInterface
  public interface Listener {
    void onRetry(CallFailure failure);
  }

  private ReadBackoff(Deadline deadline, Duration most, Listener listener) {
    this.deadline = deadline;
    this.most = most;
    this.listener = listener;
  }

  /** {@return a backoff of about two minutes, within the deadline of one read} */
  public static ReadBackoff within(Deadline deadline, Listener listener) {
    return new ReadBackoff(deadline, MOST, listener);
  }

  /** {@return a backoff that gives up at once: for a poll, because the next poll comes anyway} */
  public static ReadBackoff none(Deadline deadline) {
    return new ReadBackoff(deadline, Duration.ZERO, failure -> {});
  }

  Deadline deadline() {
    return deadline;
  }

  /** Waits before a page is asked for again; throws the failure where that is of no use. */
  void retry(CallException refused) {
    boolean inTime =
        pause.compareTo(deadline.untilLastPoll()) < 0 && paused.plus(pause).compareTo(most) <= 0;
    if (refused.failure().kind() != CallFailure.Kind.THROTTLED || !inTime) {
      throw refused;
    }
    listener.onRetry(refused.failure());
    try {
      deadline.timer().sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused;
    }
    paused = paused.plus(pause);
    pause = Deadline.shorter(pause.multipliedBy(2), LONGEST_PAUSE);
  }

  /** A page was answered: the next refusal is the first in a row. */
  void reset() {
    pause = FIRST_PAUSE;
  }
}
