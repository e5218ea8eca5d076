package io.github.rekcl.emulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The end of the emulator, which ends every call that waits. */
final class Closing {
  private final CountDownLatch closed = new CountDownLatch(1);

  void now() {
    closed.countDown();
  }

  void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a time and returns whether the emulator closed before it was over. */
  boolean comesWithin(Duration time) {
    try {
      return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
