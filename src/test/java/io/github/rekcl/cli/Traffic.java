package io.github.rekcl.cli;

import io.github.rekcl.emulator.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Counts the requests that a service received. */
record Traffic(List<RecordedRequest> requests) {
  /** The unit of the quota: an operation in a region. */
  private record Lane(String operation, String region) {}

  Traffic of(String operation) {
    return only(request -> request.operation().equals(operation));
  }

  Traffic at(String project) {
    return only(request -> request.body().contains('"' + project + '"'));
  }

  /** Returns the requests that failed. */
  Traffic unsuccessful() {
    return only(request -> request.status() != 200);
  }

  private Traffic only(Predicate<RecordedRequest> wanted) {
    return new Traffic(requests.stream().filter(wanted).toList());
  }

  int size() {
    return requests.size();
  }

  List<Instant> times() {
    return requests.stream().map(RecordedRequest::at).toList();
  }

  /** Returns the most requests in any window, excluding its end. */
  int mostWithin(Duration window) {
    List<Instant> times = times();
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (!times.get(first).plus(window).isAfter(times.get(last))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Returns the most requests in any second for one operation and region. */
  int mostInASecondOfAnyLane() {
    Map<Lane, List<RecordedRequest>> lanes = new LinkedHashMap<>();
    for (RecordedRequest request : requests) {
      lanes
          .computeIfAbsent(
              new Lane(request.operation(), request.region()), lane -> new ArrayList<>())
          .add(request);
    }
    return lanes.values().stream()
        .mapToInt(lane -> new Traffic(lane).mostWithin(Duration.ofSeconds(1)))
        .max()
        .orElse(0);
  }
}
