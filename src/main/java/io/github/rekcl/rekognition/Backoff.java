package io.github.rekcl.rekognition;

import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How one read goes on when the service throttles it: pauses that double with each refusal in a
 * row, of two minutes in all. A poll that is throttled has none: the next poll comes anyway.
 */
public final class Backoff {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(64);
  private static final Duration MOST = Duration.ofSeconds(127);

  private final Timer timer;
  private final Deadline deadline;
  private final Duration most;
  private final Consumer<CallFailure> listener;
  private Duration pause = FIRST_PAUSE;
  private Duration paused = Duration.ZERO;

  private Backoff(Timer timer, Deadline deadline, Duration most, Consumer<CallFailure> listener) {
    this.timer = timer;
    this.deadline = deadline;
    this.most = most;
    this.listener = listener;
  }

  static Backoff within(Timer timer, Deadline deadline, Consumer<CallFailure> listener) {
    return new Backoff(timer, deadline, MOST, listener);
  }

  static Backoff none(Timer timer, Deadline deadline) {
    return new Backoff(timer, deadline, Duration.ZERO, failure -> {});
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
    listener.accept(refused.failure());
    try {
      timer.sleep(pause);
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
