package io.github.rekcl.time;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one seam for time: how long something has taken, and waiting. Monotonic, so that a clock that
 * is set, or a machine that slept, neither shortens nor lengthens a wait.
 */
public interface Timer {
  /** {@return nanoseconds since an arbitrary moment, to be compared only with each other} */
  long nanoTime();

  /**
   * Waits until a queue holds something, and takes it.
   *
   * @return the queue's head; null if the time was over first
   */
  <T> @Nullable T await(BlockingQueue<T> queue, Duration atMost) throws InterruptedException;

  /** Waits. */
  default void sleep(Duration duration) throws InterruptedException {
    await(new LinkedBlockingQueue<>(), duration);
  }

  /** {@return a timer over the JVM's monotonic clock} */
  static Timer system() {
    return new Timer() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public <T> @Nullable T await(BlockingQueue<T> queue, Duration atMost)
          throws InterruptedException {
        return queue.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
      }
    };
  }
}
