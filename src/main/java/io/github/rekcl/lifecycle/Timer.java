package io.github.rekcl.lifecycle;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

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
   * Waits.
   *
   * @param duration how long
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void sleep(Duration duration) throws InterruptedException;

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
      public void sleep(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
      }
    };
  }
}
