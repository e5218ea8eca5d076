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
  /**
   * Returns the time on a scale of its own.
   *
   * @return nanoseconds since an arbitrary moment, to be compared only with each other
   */
  long nanoTime();

  /**
   * Waits until a queue holds something, but not for ever.
   *
   * @param <T> what the queue holds
   * @param queue the queue
   * @param atMost how long to wait
   * @return the queue's head, which is taken from it; null if the time was over first
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  <T> @Nullable T await(BlockingQueue<T> queue, Duration atMost) throws InterruptedException;

  /**
   * Waits.
   *
   * @param duration how long
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  default void sleep(Duration duration) throws InterruptedException {
    await(new LinkedBlockingQueue<>(), duration);
  }

  /**
   * Returns the machine's own time.
   *
   * @return a timer over the JVM's monotonic clock
   */
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
