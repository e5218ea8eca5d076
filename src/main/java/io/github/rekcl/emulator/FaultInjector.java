package io.github.rekcl.emulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets calls go wrong as scripted, the first fault that hits a call deciding. */
final class FaultInjector implements Stage {
  private final List<Fault> faults;
  private final Stage operations;
  private final Effect.Surroundings surroundings;
  private final Map<String, Integer> calls = new HashMap<>();

  FaultInjector(List<Fault> faults, Stage operations, Effect.Surroundings surroundings) {
    this.faults = faults;
    this.operations = operations;
    this.surroundings = surroundings;
  }

  @Override
  public Reply answer(Call call) {
    return fault(call.operation())
        .map(fault -> fault.answer(call, operations, surroundings))
        .orElseGet(() -> operations.answer(call));
  }

  private synchronized Optional<Fault> fault(String operation) {
    int ofAny = calls.merge(Fault.ANY, 1, Integer::sum);
    int ofOperation = calls.merge("of " + operation, 1, Integer::sum);
    return faults.stream()
        .filter(
            fault ->
                fault.operation().equals(Fault.ANY)
                    ? fault.hits(ofAny)
                    : fault.operation().equals(operation) && fault.hits(ofOperation))
        .findFirst();
  }
}
