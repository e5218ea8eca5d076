package io.github.rekcl.emulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the effects of faults need beside the call.
 *
 * @param closed opens when the emulator closes
 * @param stale answers by the models just before the last accepted change
 */
record FaultContext(CountDownLatch closed, Handler stale) {
  /** Waits for a time and returns whether the emulator closed before it was over. */
  boolean closesWithin(Duration time) {
    try {
      return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
