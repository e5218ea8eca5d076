package io.github.rekcl.rekognition;

import io.github.rekcl.time.Deadline;
import java.time.Duration;

/**
 * Exponential backoff for a list that is read page by page. The pauses double with each throttled
 * request in a row, and add up to two minutes at most.
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

  /** Is told of each failure that is retried, on the thread that reads. */
  @FunctionalInterface
  public interface Listener {
    void onRetry(CallFailure failure);
  }

  private ReadBackoff(Deadline deadline, Duration most, Listener listener) {
    this.deadline = deadline;
    this.most = most;
    this.listener = listener;
  }

  /** {@return a backoff that retries for about two minutes, within a deadline} */
  public static ReadBackoff within(Deadline deadline, Listener listener) {
    return new ReadBackoff(deadline, MOST, listener);
  }

  /** {@return a backoff without retries: for a poll, which is followed by the next poll anyway} */
  public static ReadBackoff none(Deadline deadline) {
    return new ReadBackoff(deadline, Duration.ZERO, failure -> {});
  }

  Deadline deadline() {
    return deadline;
  }

  /** Waits before the next attempt; throws the failure if there is to be none. */
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

  /** Starts again with the first pause, after a successful request. */
  void reset() {
    pause = FIRST_PAUSE;
  }
}
