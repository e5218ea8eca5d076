package io.github.rekcl.lifecycle;

import io.github.rekcl.rekognition.CallFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to one operation in one region: calls go out side by side, in the order they came in, at
 * the pace of the operation.
 */
final class Lane {
  /** Each takes a thread and a connection, for as long as the service takes to answer. */
  private static final int MOST_UNDER_WAY = 16;

  private final Loop loop;
  private final String operation;
  private final Pace pace;
  private final Deque<Waiting<?>> queue = new ArrayDeque<>();
  private int underWay;
  private Loop.@Nullable Task wake;

  /** A call that waits for its turn. */
  private static final class Waiting<T> {
    private final Runnable onTurn;
    private final Supplier<T> call;
    private final Consumer<Answer<T>> then;
    private Loop.@Nullable Task timeOut;
    private boolean sent;

    Waiting(Runnable onTurn, Supplier<T> call, Consumer<Answer<T>> then) {
      this.onTurn = onTurn;
      this.call = call;
      this.then = then;
    }
  }

  Lane(Loop loop, String operation, Pace pace) {
    this.loop = loop;
    this.operation = operation;
    this.pace = pace;
  }

  Loop loop() {
    return loop;
  }

  Pace pace() {
    return pace;
  }

  /**
   * Makes a call once it is its turn.
   *
   * @param atMost how long it may wait for its turn, after which it isn't made; null: without end
   * @param onTurn run just before
   * @param call the call, made by a worker
   * @param then told what came of it
   */
  <T> void submit(
      @Nullable Duration atMost, Runnable onTurn, Supplier<T> call, Consumer<Answer<T>> then) {
    Waiting<T> waiting = new Waiting<>(onTurn, call, then);
    queue.add(waiting);
    send();
    if (atMost != null && !waiting.sent) {
      waiting.timeOut = loop.after(atMost, () -> tooLate(waiting));
    }
  }

  private <T> void tooLate(Waiting<T> waiting) {
    queue.remove(waiting);
    if (queue.isEmpty() && wake != null) {
      wake.cancel();
      wake = null;
    }
    waiting.then.accept(new Answer.TooLate<>(operation));
  }

  private void send() {
    while (!queue.isEmpty() && underWay < MOST_UNDER_WAY && wake == null) {
      if (pace.untilNext().isZero()) {
        send(queue.remove());
      } else {
        wake = loop.after(pace.untilNext(), this::wakeUp);
      }
    }
  }

  private void wakeUp() {
    wake = null;
    send();
  }

  private <T> void send(Waiting<T> next) {
    next.sent = true;
    if (next.timeOut != null) {
      next.timeOut.cancel();
    }
    next.onTurn.run();
    pace.sent();
    underWay++;
    loop.work(() -> Answer.of(next.call), answer -> answered(next, answer));
  }

  private <T> void answered(Waiting<T> call, Answer<T> answer) {
    underWay--;
    if (answer instanceof Answer.Failed<T> failed
        && failed.failure().kind() == CallFailure.Kind.THROTTLED) {
      pace.throttled();
    } else if (answer instanceof Answer.Value) {
      pace.answered();
    }
    call.then.accept(answer);
    send();
  }
}
