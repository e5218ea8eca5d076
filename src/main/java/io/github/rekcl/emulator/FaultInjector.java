package io.github.rekcl.emulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets calls go wrong as scripted, the first fault that hits a call deciding. */
final class FaultInjector implements Handler {
  private final List<Fault> faults;
  private final Handler operations;
  private final FaultContext context;
  private final Map<String, Integer> calls = new HashMap<>();
  private int allCalls;

  FaultInjector(List<Fault> faults, Handler operations, FaultContext context) {
    this.faults = faults;
    this.operations = operations;
    this.context = context;
  }

  @Override
  public Reply handle(Call call) {
    return fault(call.operation())
        .map(fault -> fault.answer(call, operations, context))
        .orElseGet(() -> operations.handle(call));
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
