package io.github.rekcl.lifecycle;

import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The agenda of one thread, which makes all decisions; only calls of the service, which may take
 * long, are made by workers. So nothing here is locked, and on virtual time all of it happens in
 * one order.
 */
final class Loop {
  private final Timer timer;
  private final Executor workers;
  private final PriorityQueue<Task> agenda = new PriorityQueue<>();
  private final BlockingQueue<Runnable> finished = new LinkedBlockingQueue<>();
  private int underWay;
  private long scheduled;

  Loop(Timer timer, Executor workers) {
    this.timer = timer;
    this.workers = workers;
  }

  /** Something that is due at a moment, those of the same moment in the order they came in. */
  final class Task implements Comparable<Task> {
    private final long due;
    private final long number = scheduled++;
    private final Runnable task;

    private Task(long due, Runnable task) {
      this.due = due;
      this.task = task;
    }

    /** Takes it off the agenda, if it is still there. */
    void cancel() {
      agenda.remove(this);
    }

    @Override
    public int compareTo(Task other) {
      // Differences alone say what is earlier: the scale may wrap.
      return due == other.due ? Long.compare(number, other.number) : Long.signum(due - other.due);
    }
  }

  Timer timer() {
    return timer;
  }

  /** Puts something on the agenda. */
  Task after(Duration delay, Runnable task) {
    Task entry =
        new Task(timer.nanoTime() + Deadline.shorter(delay, Deadline.FOREVER).toNanos(), task);
    agenda.add(entry);
    return entry;
  }

  /** Lets a worker do something that takes long, and goes on with what comes of it. */
  <T> void work(Supplier<T> work, Consumer<T> then) {
    underWay++;
    workers.execute(() -> finished.add(done(work, then)));
  }

  private static <T> Runnable done(Supplier<T> work, Consumer<T> then) {
    try {
      T result = work.get();
      return () -> then.accept(result);
    } catch (RuntimeException | Error e) {
      return () -> {
        throw e;
      };
    }
  }

  /**
   * Runs until nothing is left to do, and tells an observer as often as it asks that time passes.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void run(Observer observer) throws InterruptedException {
    boolean beating = !observer.heartbeat().isZero();
    long beat = timer.nanoTime() + observer.heartbeat().toNanos();
    while (underWay > 0 || !agenda.isEmpty()) {
      Duration wait = untilNextTask();
      if (beating) {
        wait = Deadline.shorter(wait, until(beat));
      }
      Runnable next = wait.isZero() ? finished.poll() : timer.await(finished, wait);
      if (next != null) {
        underWay--;
        next.run();
      } else if (beating && until(beat).isZero()) {
        observer.on(new Event.Heartbeat());
        // From its end on: a screen that is slow to take it in must not keep the loop from the
        // rest.
        beat = timer.nanoTime() + observer.heartbeat().toNanos();
      } else if (untilNextTask().isZero()) {
        agenda.remove().task.run();
      }
    }
  }

  private Duration untilNextTask() {
    Task task = agenda.peek();
    return task == null ? Deadline.FOREVER : until(task.due);
  }

  private Duration until(long moment) {
    return Duration.ofNanos(Math.max(0, moment - timer.nanoTime()));
  }
}
