package io.github.rekcl.emulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Remembers the requests of a test in the order of their arrival. */
final class RequestRecorder {
  private final InstantSource clock;
  private final List<RecordedRequest> requests = new ArrayList<>();

  RequestRecorder(InstantSource clock) {
    this.clock = clock;
  }

  Handler before(Handler next) {
    return call -> {
      int number = arrived(call, clock.instant());
      try {
        Reply reply = next.handle(call);
        answered(number, reply.status());
        return reply;
      } catch (RefusedException e) {
        answered(number, e.status());
        throw e;
      }
    };
  }

  synchronized List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  private synchronized int arrived(Call call, Instant at) {
    requests.add(
        new RecordedRequest(
            call.operation(), call.headers(), call.body(), 0, call.requestId(), at));
    return requests.size() - 1;
  }

  /** Notes the status before the client can know it: who has the answer may look at the record. */
  private synchronized void answered(int number, int status) {
    RecordedRequest request = requests.get(number);
    requests.set(
        number,
        new RecordedRequest(
            request.operation(),
            request.headers(),
            request.body(),
            status,
            request.requestId(),
            request.at()));
  }
}
