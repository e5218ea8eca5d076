package io.github.rekcl.emulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Injects faults. The first fault that hits a request decides. */
final class FaultInjector implements Handler {
  private final List<Fault> faults;
  private final Operations operations;
  private final CountDownLatch closed;
  private final Map<String, Integer> calls = new HashMap<>();
  private int allCalls;

  /**
   * Creates the injector.
   *
   * @param closed is counted down when the emulator closes
   */
  FaultInjector(List<Fault> faults, Operations operations, CountDownLatch closed) {
    this.faults = faults;
    this.operations = operations;
    this.closed = closed;
  }

  @Override
  public Response handle(Request request) {
    return fault(request.operation())
        .map(fault -> fault.effect().answer(request, operations, this))
        .orElseGet(() -> operations.handle(request));
  }

  /** Answers a request with the models as they were before the last accepted change. */
  Response stale(Request request) {
    return operations.handle(request, true);
  }

  /** Waits, and reports whether the emulator closed before the time was over. */
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
    // Unknown operations are not counted: clients could fill the memory with made-up names.
    int ofOperation =
        InputValidator.OPERATIONS.contains(operation) ? calls.merge(operation, 1, Integer::sum) : 0;
    return faults.stream()
        .filter(fault -> fault.hits(operation, ofOperation, allCalls))
        .findFirst();
  }
}
