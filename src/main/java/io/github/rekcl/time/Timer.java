package io.github.rekcl.time;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clock: measures time and waits. It is monotonic: a change of the system time neither shortens
 * nor lengthens a wait. Tests replace it by virtual time.
 */
public interface Timer {
  /** {@return nanoseconds since an arbitrary moment} */
  long nanoTime();

  /**
   * Waits for an element of a queue, and removes it.
   *
   * @return the head of the queue, or null if the time is up
   */
  <T> @Nullable T await(BlockingQueue<T> queue, Duration atMost) throws InterruptedException;

  /** Waits for a time. */
  default void sleep(Duration duration) throws InterruptedException {
    await(new LinkedBlockingQueue<>(), duration);
  }

  /** {@return a timer that uses {@link System#nanoTime}} */
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
