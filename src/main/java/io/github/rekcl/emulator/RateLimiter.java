package io.github.rekcl.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Throttles requests beyond a quota, which the service has for each operation in each region. A
 * throttled request has no effect and does not count.
 */
final class RateLimiter implements Handler {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final int requestsPerSecond;
  private final InstantSource clock;
  private final Handler next;
  private final Map<Quota, Deque<Instant>> accepted = new HashMap<>();

  private record Quota(String operation, String region) {}

  RateLimiter(int requestsPerSecond, InstantSource clock, Handler next) {
    this.requestsPerSecond = requestsPerSecond;
    this.clock = clock;
    this.next = next;
  }

  @Override
  public Response handle(Request request) {
    // Unknown operations have no quota: clients could fill the memory with made-up names.
    if (InputValidator.OPERATIONS.contains(request.operation()) && !accepts(request)) {
      throw new RefusedException("ThrottlingException", "Rate exceeded");
    }
    return next.handle(request);
  }

  private synchronized boolean accepts(Request request) {
    Instant now = clock.instant();
    Quota quota = new Quota(request.operation(), request.region());
    Deque<Instant> requests = accepted.computeIfAbsent(quota, key -> new ArrayDeque<>());
    Instant windowStart = now.minus(WINDOW);
    // Times in the future appear if the clock is set back. Kept, they would block all requests.
    requests.removeIf(at -> !at.isAfter(windowStart) || at.isAfter(now));
    if (requests.size() >= requestsPerSecond) {
      return false;
    }
    requests.addLast(now);
    return true;
  }
}
