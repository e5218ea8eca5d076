package io.github.rekcl.rekognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.time.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rate limiter: its window, its order, and how it slows down and recovers. */
class RateLimiterTest {
  private static final Duration WINDOW = Duration.ofMillis(1_050);

  private final VirtualTime time = new VirtualTime();
  private final RateLimiter limiter = new RateLimiter(time, 5);
  private final Deadline never = Deadline.of(time, Duration.ZERO);

  private void send(int calls) {
    for (int i = 0; i < calls; i++) {
      assertTrue(limiter.tryAcquire());
    }
  }

  private void succeed(int calls) {
    for (int i = 0; i < calls; i++) {
      assertEquals("answer", limiter.call(() -> "answer"));
    }
  }

  private void fail(String code) {
    CallException thrown =
        new CallException(CallFailures.of(ControlPlane.STOP, Errors.service(code, 500)));
    assertThrows(
        CallException.class,
        () ->
            limiter.call(
                () -> {
                  throw thrown;
                }));
  }

  private void throttle() {
    fail("ThrottlingException");
  }

  @Test
  void tryAcquire_aBurst_isAllowedUpToTheRate() {
    send(5);

    assertFalse(limiter.tryAcquire());
    assertEquals(WINDOW, limiter.untilNext());
    time.pass(Duration.ofSeconds(1));
    assertEquals(Duration.ofMillis(50), limiter.untilNext());
    assertFalse(limiter.tryAcquire());
    time.pass(Duration.ofMillis(50));
    assertEquals(Duration.ZERO, limiter.untilNext());
    time.pass(Duration.ofHours(1));
    assertEquals(Duration.ZERO, limiter.untilNext());
    send(5);
    assertFalse(limiter.tryAcquire());
  }

  @Test
  void untilNext_theWindowMovesWithEachCall() {
    for (int i = 0; i < 5; i++) {
      send(1);
      time.pass(Duration.ofMillis(100));
    }

    assertEquals(WINDOW.minusMillis(500), limiter.untilNext());
    time.pass(limiter.untilNext());
    send(1);
    assertEquals(Duration.ofMillis(100), limiter.untilNext());
  }

  /** Retries by the SDK are counted without a permit. */
  @Test
  void take_moreThanTheRate_delaysTheNextCall() {
    send(5);
    time.pass(Duration.ofMillis(500));
    for (int i = 0; i < 5; i++) {
      limiter.take();
    }

    assertEquals(WINDOW, limiter.untilNext());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 50, 1_000})
  void acquire_anyRate_isNotExceededInAnySecond(int rate) {
    RateLimiter one = new RateLimiter(time, rate);
    Deque<Duration> sent = new ArrayDeque<>();

    for (int i = 0; i < 5 * rate; i++) {
      assertTrue(one.acquire(never));
      sent.add(time.elapsed());
      sent.removeIf(at -> time.elapsed().minus(at).compareTo(Duration.ofSeconds(1)) >= 0);
      assertTrue(sent.size() <= rate, sent.size() + " at " + time.elapsed());
    }

    assertEquals(WINDOW.multipliedBy(4), time.elapsed());
  }

  @Test
  void acquire_concurrently_isFirstComeFirstServed() {
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String name = "w" + i;
      time.execute(
          () -> {
            assertTrue(limiter.acquire(never));
            order.add(name + "@" + time.elapsed().toMillis());
          });
    }
    time.finish();

    assertEquals(
        List.of(
            "w0@0",
            "w1@0",
            "w2@0",
            "w3@0",
            "w4@0",
            "w5@1050",
            "w6@1050",
            "w7@1050",
            "w8@1050",
            "w9@1050",
            "w10@2100",
            "w11@2100"),
        order);
  }

  /**
   * A caller whose permit would come after its deadline gives up then and does not block others.
   */
  @Test
  void acquire_permitAfterTheDeadline_fails() {
    send(5);
    List<String> ended = new ArrayList<>();
    Deadline soon = Deadline.of(time, Duration.ofMillis(400));
    for (Deadline deadline : List.of(soon, never, soon)) {
      time.execute(() -> ended.add(limiter.acquire(deadline) + "@" + time.elapsed().toMillis()));
    }
    time.finish();

    assertEquals(List.of("false@400", "false@400", "true@1050"), ended);
    assertEquals(WINDOW, time.elapsed());
  }

  /** tryAcquire does not overtake waiting callers. */
  @Test
  void tryAcquire_whileOthersWait_fails() {
    send(5);
    List<Boolean> tried = new ArrayList<>();
    time.execute(() -> assertTrue(limiter.acquire(never)));
    time.execute(
        () -> {
          time.pass(WINDOW);
          tried.add(limiter.tryAcquire());
          tried.add(limiter.untilNext().isZero());
        });
    time.finish();

    assertEquals(List.of(false, false), tried);
    assertTrue(limiter.tryAcquire());
  }

  @Test
  void acquire_interrupted_failsAndKeepsTheInterrupt() {
    send(5);
    RateLimiter real = new RateLimiter(io.github.rekcl.time.Timer.system(), 1);
    assertTrue(real.tryAcquire());
    Thread.currentThread().interrupt();
    assertFalse(real.acquire(never));
    assertTrue(Thread.interrupted());
  }

  @Test
  void gap_isWindowDividedByRate_andDoublesWhenThrottled() {
    assertEquals(Duration.ofMillis(210), limiter.gap());
    throttle();
    assertEquals(Duration.ofMillis(420), limiter.gap());
  }

  /** Both limits apply: the gap between calls and the number of calls per window. */
  @Test
  void throttled_windowStillApplies() {
    send(5);
    throttle();
    assertEquals(WINDOW, limiter.untilNext());

    time.pass(Duration.ofMillis(700));
    assertEquals(Duration.ofMillis(350), limiter.untilNext());
    time.pass(Duration.ofMillis(350));
    send(1);
    assertEquals(Duration.ofMillis(420), limiter.untilNext());
  }

  /** Several throttled calls of one burst slow the limiter down only once. */
  @Test
  void throttled_severalCallsOfOneBurst_countOnce() {
    send(5);
    for (int i = 0; i < 5; i++) {
      throttle();
    }
    assertEquals(Duration.ofMillis(420), limiter.gap());
    time.pass(WINDOW.plusMillis(419));
    throttle();
    assertEquals(Duration.ofMillis(420), limiter.gap());
    time.pass(Duration.ofMillis(1));
    throttle();
    assertEquals(Duration.ofMillis(840), limiter.gap());
  }

  @Test
  void throttled_repeatedly_hasAMaximumGap() {
    for (int i = 0; i < 20; i++) {
      throttle();
      time.pass(Duration.ofMinutes(1));
    }
    assertEquals(Duration.ofMillis(16 * 210), limiter.gap());
  }

  @Test
  void otherFailure_leavesTheGapUnchanged() {
    throttle();
    for (int i = 0; i < 10; i++) {
      fail("InternalServerError");
    }
    assertEquals(Duration.ofMillis(420), limiter.gap());
  }

  @Test
  void succeeded_recoversInSteps() {
    throttle();
    time.pass(Duration.ofMinutes(1));
    throttle();
    assertEquals(Duration.ofMillis(840), limiter.gap());

    succeed(9);
    assertEquals(Duration.ofMillis(840), limiter.gap());
    succeed(1);
    assertEquals(Duration.ofMillis(420), limiter.gap());
    succeed(10);
    assertEquals(Duration.ofMillis(210), limiter.gap());
    succeed(100);
    assertEquals(Duration.ofMillis(210), limiter.gap(), "never faster than the configured rate");
  }

  @Test
  void throttled_duringRecovery_restartsIt() {
    throttle();
    succeed(9);
    time.pass(Duration.ofMinutes(1));
    throttle();
    succeed(9);
    assertEquals(Duration.ofMillis(840), limiter.gap());
  }

  /** Successful calls before the throttling do not shorten the recovery after it. */
  @Test
  void succeeded_beforeThrottling_isNotCounted() {
    succeed(1_000);
    throttle();
    succeed(9);
    assertEquals(Duration.ofMillis(420), limiter.gap());
  }

  @Test
  void throttled_callsAreSeparatedByTheGap() {
    throttle();
    for (int i = 0; i < 20; i++) {
      send(1);
      assertEquals(Duration.ofMillis(420), limiter.untilNext());
      time.pass(limiter.untilNext());
    }
  }
}
