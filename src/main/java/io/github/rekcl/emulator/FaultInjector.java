package io.github.rekcl.emulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets calls go wrong as scripted, the first fault that hits a call deciding. */
final class FaultInjector implements Handler {
  private final List<Fault> faults;
  private final Handler operations;
  private final Handler stale;
  private final CountDownLatch closed;
  private final Map<String, Integer> calls = new HashMap<>();
  private int allCalls;

  /**
   * Creates the injector.
   *
   * @param stale answers by the models just before the last accepted change
   * @param closed opens when the emulator closes
   */
  FaultInjector(List<Fault> faults, Handler operations, Handler stale, CountDownLatch closed) {
    this.faults = faults;
    this.operations = operations;
    this.stale = stale;
    this.closed = closed;
  }

  @Override
  public Reply handle(Call call) {
    return fault(call.operation())
        .map(fault -> fault.answer(call, operations, this))
        .orElseGet(() -> operations.handle(call));
  }

  Handler stale() {
    return stale;
  }

  /** Waits for a time and returns whether the emulator closed before it was over. */
  boolean closesWithin(Duration time) {
    try {
      return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private synchronized Optional<Fault> fault(String operation) {
    allCalls++;
    // What is no operation is hit by no fault of its own, and must not fill the memory.
    int ofOperation =
        InputValidator.operations().contains(operation)
            ? calls.merge(operation, 1, Integer::sum)
            : 0;
    return faults.stream()
        .filter(fault -> fault.hits(operation, ofOperation, allCalls))
        .findFirst();
  }
}
