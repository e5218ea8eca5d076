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
 * Blocking calls, made by a pool of threads for the one thread that decides. What they return comes
 * back through one queue; so nothing else is shared, and nothing is locked.
 *
 * @param <T> what the calls return
 */
final class Workers<T> {
  /** Each call takes a thread and a connection, for as long as the service takes to answer. */
  private static final int MOST_AT_ONCE = 16;

  private final Timer timer;
  private final Executor pool;
  private final Observer observer;
  private final BlockingQueue<Message<T>> messages = new LinkedBlockingQueue<>();
  private final List<Call<T>> waiting = new ArrayList<>();
  private final List<Call<T>> underWay = new ArrayList<>();
  private final Set<String> reported = new HashSet<>();
  private long lastHeartbeat;

  /** A call, and what it counts as returning if it hangs beyond its deadline. */
  private record Call<T>(Object kind, Deadline deadline, Supplier<T> call, T ifHanging) {}

  /** What comes back from a worker: what a call returned or threw, or that it is retried. */
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

  /** Tells whether one more call of a kind would have to wait. */
  boolean isFull(Object kind) {
    return underWay.stream().filter(call -> call.kind().equals(kind)).count() >= MOST_AT_ONCE;
  }

  /**
   * Makes a call, once fewer than sixteen of its kind are under way.
   *
   * @param kind what the calls have in common: an operation's limiter, or a region's gateway
   * @param deadline when the call ends, by itself
   * @param ifHanging what it counts as returning if it doesn't
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

  /** Returns what takes in, from any thread, that a call about some place is retried. */
  ReadBackoff.Listener retries(Event.Place place) {
    return failure ->
        messages.add(new Message<>(null, null, null, new Event.Retrying(place, failure)));
  }

  /** Tells of a call that failed and will be repeated; once for each kind of failure. */
  void report(Event.Place place, CallFailure failure) {
    report(failure.operation() + failure.code(), new Event.Retrying(place, failure));
  }

  /** Tells of a project that was not asked for; once. */
  void reportIgnored(String region, ProjectArn project) {
    report("ignored", new Event.Ignored(region, project));
  }

  private void report(String kind, Event event) {
    if (reported.add(kind)) {
      observer.on(event);
    }
  }

  /**
   * Waits for the next result, and tells the observer as often as it asks that time passes.
   *
   * @return the result; null if there is none yet, and the caller should see to what is due
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

  /** Makes room for the next call; returns false if nobody waits for this one any more. */
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
      // From its end on: a screen that is slow to take it in must not keep the rest waiting.
      lastHeartbeat = timer.nanoTime();
    }
  }
}
