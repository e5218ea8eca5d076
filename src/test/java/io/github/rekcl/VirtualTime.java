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
 * Time that passes only when everybody waits: for the tool as a timer and as workers, for the
 * emulator as clock.
 *
 * <p>Workers are real threads, but one runs at a time: whoever waits hands a baton to the next in
 * line. So blocking code is run concurrently, in one order that is always the same.
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
  private final List<Waiting> waiting = new ArrayList<>();
  private long nanos;
  private Runnable onSleep = () -> {};

  /** A thread that waits for a queue to hold something, or for a moment. */
  private static final class Waiting {
    private final BlockingQueue<?> queue;
    private final long until;
    private final Semaphore baton = new Semaphore(0);

    Waiting(BlockingQueue<?> queue, long until) {
      this.queue = queue;
      this.until = until;
    }
  }

  /** Calls something each time that time has passed. */
  public void onSleep(Runnable action) {
    this.onSleep = action;
  }

  /** Lets time pass without anybody sleeping, as a slow answer does. */
  public void pass(Duration duration) {
    nanos += duration.toNanos();
  }

  /** Returns for how long everybody waited, each time. */
  public List<Duration> sleeps() {
    return sleeps;
  }

  /** Returns how much time has passed. */
  public Duration elapsed() {
    return Duration.ofNanos(nanos);
  }

  @Override
  public long nanoTime() {
    // An arbitrary origin, near the end of the scale: only differences may matter.
    return Long.MAX_VALUE - 1_000 + nanos;
  }

  @Override
  public Instant instant() {
    return START.plusNanos(nanos);
  }

  /** Runs a task in a thread of its own, once the others wait. */
  @Override
  public void execute(Runnable task) {
    notStarted.add(task);
  }

  @Override
  public <T> @Nullable T await(BlockingQueue<T> queue, Duration atMost) {
    if (queue.isEmpty()) {
      Waiting me = new Waiting(queue, nanos + Deadline.shorter(atMost, NEVER).toNanos());
      waiting.add(me);
      handOn();
      me.baton.acquireUninterruptibly();
      waiting.remove(me);
    }
    return queue.poll();
  }

  /** Lets the workers come to their end, however long that takes. */
  public void finish() {
    while (!notStarted.isEmpty() || !waiting.isEmpty()) {
      sleepUntil(waiting.stream().mapToLong(w -> w.until).min().orElse(nanos));
    }
  }

  private void sleepUntil(long moment) {
    Waiting me = new Waiting(new java.util.concurrent.LinkedBlockingQueue<>(), moment);
    waiting.add(me);
    handOn();
    me.baton.acquireUninterruptibly();
    waiting.remove(me);
  }

  private static final Duration NEVER = Duration.ofDays(10_000);

  /** Gives the baton to a task that hasn't begun, to a thread that needn't wait, or to the next. */
  private void handOn() {
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
      handOn();
    }
  }

  private Waiting sleep() {
    Waiting next = waiting.stream().min(Comparator.comparingLong(w -> w.until)).orElseThrow();
    Duration duration = Duration.ofNanos(next.until - nanos);
    sleeps.add(duration);
    pass(duration);
    onSleep.run();
    return next;
  }
}
