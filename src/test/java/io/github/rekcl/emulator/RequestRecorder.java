package io.github.rekcl.emulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Records requests in the order of their arrival. */
final class RequestRecorder {
  private final InstantSource clock;
  private final List<RecordedRequest> requests = new ArrayList<>();

  RequestRecorder(InstantSource clock) {
    this.clock = clock;
  }

  Handler before(Handler next) {
    return request -> {
      int number = arrived(request, clock.instant());
      try {
        Response response = next.handle(request);
        answered(number, response.status());
        return response;
      } catch (RefusedException e) {
        answered(number, e.status());
        throw e;
      }
    };
  }

  synchronized List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  private synchronized int arrived(Request request, Instant at) {
    requests.add(
        new RecordedRequest(
            request.operation(), request.headers(), request.body(), 0, request.requestId(), at));
    return requests.size() - 1;
  }

  /** Must be called before the response is sent, because the client may then read the record. */
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
