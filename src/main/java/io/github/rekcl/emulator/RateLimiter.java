package io.github.rekcl.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Refuses the calls that exceed a quota, which the service counts for each operation in each
 * region. A refused call has no effect and does not count.
 */
final class RateLimiter implements Handler {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final int callsPerSecond;
  private final InstantSource clock;
  private final Handler next;
  private final Map<Quota, Deque<Instant>> admitted = new HashMap<>();

  private record Quota(String operation, String region) {}

  /**
   * Creates the limiter.
   *
   * @param callsPerSecond the most calls that any one second may hold
   */
  RateLimiter(int callsPerSecond, InstantSource clock, Handler next) {
    this.callsPerSecond = callsPerSecond;
    this.clock = clock;
    this.next = next;
  }

  @Override
  public Reply handle(Call call) {
    // What is no operation has no quota, and its made-up names must not fill the memory.
    if (InputValidator.operations().contains(call.operation()) && !admits(call)) {
      throw new RefusedException("ThrottlingException", "Rate exceeded");
    }
    return next.handle(call);
  }

  private synchronized boolean admits(Call call) {
    Instant now = clock.instant();
    Deque<Instant> calls =
        admitted.computeIfAbsent(
            new Quota(call.operation(), call.region()), quota -> new ArrayDeque<>());
    Instant windowStart = now.minus(WINDOW);
    // A clock that was put back must not lock the emulator: what is in its future is forgotten too.
    calls.removeIf(at -> !at.isAfter(windowStart) || at.isAfter(now));
    if (calls.size() >= callsPerSecond) {
      return false;
    }
    calls.addLast(now);
    return true;
  }
}
