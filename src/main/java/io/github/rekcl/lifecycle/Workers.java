package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.rekognition.ReadBackoff;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocking calls on a pool of threads, for the one thread that decides. Results come back
 * through one queue, so that no other state is shared and there are no locks.
 *
 * @param <T> the type of the results
 */
final class Workers<T> {
  /** The most calls of a kind at a time: each takes a thread and a connection. */
  private static final int MOST_AT_ONCE = 16;

  private final Timer timer;
  private final Executor pool;
  private final Observer observer;
  private final BlockingQueue<Message<T>> messages = new LinkedBlockingQueue<>();
  private final List<Call<T>> waiting = new ArrayList<>();
  private final List<Call<T>> underWay = new ArrayList<>();
  private final Set<String> reported = new HashSet<>();
  private long lastHeartbeat;

  /** A call, and its result if it hangs beyond its deadline. */
  private record Call<T>(Object kind, Deadline deadline, Supplier<T> call, T ifHanging) {
    // Written out, as in ModelArn.
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** What a worker sends: the result or exception of a call, or the news that it is retried. */
  private record Message<T>(
      @Nullable Call<T> call,
      @Nullable T result,
      @Nullable Throwable error,
      Event.@Nullable Retrying retry) {}

  Workers(Timer timer, Executor pool, Observer observer) {
    this.timer = timer;
    this.pool = pool;
    this.observer = observer;
    this.lastHeartbeat = timer.nanoTime();
  }

  /** Reports whether another call of a kind would have to wait. */
  boolean isFull(Object kind) {
    return underWay.stream().filter(call -> call.kind().equals(kind)).count() >= MOST_AT_ONCE;
  }

  /**
   * Makes a call as soon as there are fewer than sixteen of its kind.
   *
   * @param kind what the calls have in common: the rate limiter of an operation, or a gateway
   * @param deadline when the call should end by itself
   * @param ifHanging the result if it doesn't
   */
  void submit(Object kind, Deadline deadline, Supplier<T> call, T ifHanging) {
    waiting.add(new Call<>(kind, deadline, call, ifHanging));
    startNext(kind);
  }

  private void startNext(Object kind) {
    Call<T> next =
        waiting.stream().filter(call -> call.kind().equals(kind)).findFirst().orElse(null);
    if (next != null && !isFull(kind)) {
      waiting.remove(next);
      underWay.add(next);
      pool.execute(() -> messages.add(run(next)));
    }
  }

  private static <T> Message<T> run(Call<T> call) {
    try {
      return new Message<>(call, call.call().get(), null, null);
    } catch (RuntimeException | Error e) {
      return new Message<>(call, null, e, null);
    }
  }

  /** Returns a listener for retries of a call, which may be used from any thread. */
  ReadBackoff.Listener retries(Event.Place place) {
    return failure ->
        messages.add(new Message<>(null, null, null, new Event.Retrying(place, failure)));
  }

  /** Reports to the observer that a call failed; once for each kind of failure. */
  void report(Event.Place place, CallFailure failure) {
    report(failure.operation() + failure.code(), new Event.Retrying(place, failure));
  }

  /** Reports to the observer that a project of another region is skipped; once. */
  void reportIgnored(String region, ProjectArn project) {
    report("ignored", new Event.Ignored(region, project));
  }

  private void report(String kind, Event event) {
    if (reported.add(kind)) {
      observer.on(event);
    }
  }

  /**
   * Waits for the next result, and sends heartbeats to the observer.
   *
   * @return the result; null if there is none yet and the caller should check what is due
   */
  @Nullable T next(Duration atMost) throws InterruptedException {
    Duration wait = Deadline.shorter(Deadline.shorter(atMost, untilHanging()), untilHeartbeat());
    Message<T> message = wait.isZero() ? messages.poll() : timer.await(messages, wait);
    if (message == null) {
      beat();
      return hanging();
    }
    if (message.retry() != null) {
      report(message.retry().place(), message.retry().failure());
    }
    if (message.call() == null || !ended(message.call())) {
      return null;
    }
    if (message.error() instanceof Error e) {
      throw e;
    }
    if (message.error() instanceof RuntimeException e) {
      throw e;
    }
    return message.result();
  }

  /** Starts the next call; returns false if this one was abandoned before. */
  private boolean ended(Call<T> call) {
    boolean awaited = underWay.remove(call);
    startNext(call.kind());
    return awaited;
  }

  private Duration untilHanging() {
    return underWay.stream()
        .map(call -> call.deadline().untilAbandoned())
        .min(Comparator.naturalOrder())
        .orElse(Deadline.FOREVER);
  }

  private @Nullable T hanging() {
    for (Call<T> call : underWay) {
      if (call.deadline().untilAbandoned().isZero()) {
        ended(call);
        return call.ifHanging();
      }
    }
    return null;
  }

  private Duration untilHeartbeat() {
    if (observer.heartbeat().isZero()) {
      return Deadline.FOREVER;
    }
    Duration left = observer.heartbeat().minusNanos(timer.nanoTime() - lastHeartbeat);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void beat() {
    if (untilHeartbeat().isZero()) {
      observer.on(new Event.Heartbeat());
      // Measured from the end: a slow screen must not fill the whole time with heartbeats.
      lastHeartbeat = timer.nanoTime();
    }
  }
}
