package io.github.rekcl;

import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time, which advances only when every thread is waiting. Serves the tool as timer and
 * executor, and the emulator as clock.
 *
 * <p>Tasks run in real threads, but only one thread runs at a time: a thread that waits passes a
 * baton to the next one. Concurrent blocking code therefore runs in a deterministic order.
 */
public final class VirtualTime implements Timer, InstantSource, Executor {
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "virtual");
            thread.setDaemon(true);
            return thread;
          });

  private final List<Duration> sleeps = new ArrayList<>();
  private final Deque<Runnable> notStarted = new ArrayDeque<>();
  private final List<Waiter> waiting = new ArrayList<>();
  private long nanos;
  private Runnable onSleep = () -> {};

  /** A thread that waits until its queue has an element or a point in time is reached. */
  private static final class Waiter {
    private final BlockingQueue<?> queue;
    private final long until;
    private final Semaphore baton = new Semaphore(0);

    Waiter(BlockingQueue<?> queue, long until) {
      this.queue = queue;
      this.until = until;
    }
  }

  /** Sets an action to run each time virtual time has advanced because all threads wait. */
  public void onSleep(Runnable action) {
    this.onSleep = action;
  }

  /** Advances time without a sleep, as a slow response does. */
  public void pass(Duration duration) {
    nanos += duration.toNanos();
  }

  /** Returns the duration of each sleep. */
  public List<Duration> sleeps() {
    return sleeps;
  }

  /** Returns the time since the start. */
  public Duration elapsed() {
    return Duration.ofNanos(nanos);
  }

  @Override
  public long nanoTime() {
    // An arbitrary origin close to overflow, because only differences between values may matter.
    return Long.MAX_VALUE - 1_000 + nanos;
  }

  @Override
  public Instant instant() {
    return START.plusNanos(nanos);
  }

  /** Runs a task in a new thread once all other threads wait. */
  @Override
  public void execute(Runnable task) {
    notStarted.add(task);
  }

  @Override
  public <T> @Nullable T await(BlockingQueue<T> queue, Duration atMost) {
    if (queue.isEmpty()) {
      Waiter self = new Waiter(queue, nanos + Deadline.shorter(atMost, NEVER).toNanos());
      waiting.add(self);
      passBaton();
      self.baton.acquireUninterruptibly();
      waiting.remove(self);
    }
    return queue.poll();
  }

  /** Runs all tasks to their end. */
  public void finish() {
    while (!notStarted.isEmpty() || !waiting.isEmpty()) {
      sleepUntil(waiting.stream().mapToLong(w -> w.until).min().orElse(nanos));
    }
  }

  private void sleepUntil(long wakeUp) {
    Waiter self = new Waiter(new java.util.concurrent.LinkedBlockingQueue<>(), wakeUp);
    waiting.add(self);
    passBaton();
    self.baton.acquireUninterruptibly();
    waiting.remove(self);
  }

  private static final Duration NEVER = Duration.ofDays(10_000);

  /**
   * Passes the baton to a task that has not started, to a thread whose wait is over, or else to the
   * thread that wakes up next.
   */
  private void passBaton() {
    Runnable task = notStarted.poll();
    if (task != null) {
      THREADS.execute(() -> run(task));
      return;
    }
    waiting.stream()
        .filter(w -> !w.queue.isEmpty() || w.until <= nanos)
        .findFirst()
        .orElseGet(this::sleep)
        .baton
        .release();
  }

  private void run(Runnable task) {
    try {
      task.run();
    } finally {
      passBaton();
    }
  }

  private Waiter sleep() {
    Waiter next = waiting.stream().min(Comparator.comparingLong(w -> w.until)).orElseThrow();
    Duration duration = Duration.ofNanos(next.until - nanos);
    sleeps.add(duration);
    pass(duration);
    onSleep.run();
    return next;
  }
}
