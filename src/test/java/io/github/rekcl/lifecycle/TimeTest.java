package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deadlines, pauses between polls and the stale-read guard, to the millisecond on virtual time. */
class TimeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualTime time = new VirtualTime();

  @ParameterizedTest
  @CsvSource({
    // timeout, elapsed, remaining, until the last poll, in milliseconds
    "2000,    0,    2000, 1800",
    "2000,    1800, 200,  0",
    "2000,    1801, 199,  0",
    "2000,    2000, 0,    0",
    "2000,    9999, 0,    0",
    "1800000, 0,    1800000, 1799000",
    "10000,   0,    10000, 9000",
    "10,      0,    10,    9",
  })
  void deadline_reservesTheLastTenthOrSecond(long timeout, long elapsed, long left, long poll) {
    Deadline deadline = Deadline.of(time, Duration.ofMillis(timeout));
    time.pass(Duration.ofMillis(elapsed));

    assertEquals(Duration.ofMillis(left), deadline.remaining());
    assertEquals(Duration.ofMillis(poll), deadline.untilLastPoll());
    assertEquals(poll == 0, deadline.over());
  }

  @Test
  void deadline_ofZero_neverEnds() {
    Deadline deadline = Deadline.of(time, Duration.ZERO);
    time.pass(Duration.ofDays(10_000));

    assertFalse(deadline.over());
    assertTrue(deadline.remaining().toDays() > 10_000);
  }

  @Test
  void deadline_ofTheLongestDuration_doesNotOverflow() {
    assertFalse(Deadline.of(time, Duration.ofHours(99_999_999)).over());
  }

  @Test
  void pauses_doubleUpToTheInterval() {
    assertEquals(List.of(1000L, 2000L, 4000L, 5000L, 5000L), pauses(5000));
    assertEquals(List.of(1000L, 1000L, 1000L, 1000L, 1000L), pauses(1000));
    assertEquals(List.of(10L, 10L, 10L, 10L, 10L), pauses(10));
    assertEquals(List.of(1000L, 2000L, 4000L, 8000L, 16000L), pauses(60_000));
  }

  private static List<Long> pauses(long interval) {
    WaitPolicy policy = new WaitPolicy(SECOND, Duration.ofMillis(interval));
    List<Long> pauses = new ArrayList<>();
    Duration pause = PollSchedule.firstPause(policy);
    for (int i = 0; i < 5; i++) {
      pauses.add(pause.toMillis());
      pause = PollSchedule.nextPause(policy, pause);
    }
    return pauses;
  }

  @Test
  void policy_invalidDuration_isRejected() {
    assertThrows(IllegalArgumentException.class, () -> new WaitPolicy(SECOND.negated(), SECOND));
    assertThrows(IllegalArgumentException.class, () -> new WaitPolicy(SECOND, SECOND.negated()));
    assertThrows(IllegalArgumentException.class, () -> new WaitPolicy(SECOND, Duration.ZERO));
    assertEquals(Duration.ZERO, new WaitPolicy(Duration.ZERO, SECOND).timeout());
  }

  @Test
  void staleReadGuard_needsBothPollsAndTime() {
    StaleReadGuard quick = new StaleReadGuard(time);
    for (int i = 0; i < 10; i++) {
      assertFalse(quick.isConfirmedBy(true));
    }
    time.pass(StaleReadGuard.TIME.minusMillis(1));
    assertFalse(quick.isConfirmedBy(true));
    time.pass(Duration.ofMillis(1));
    assertTrue(quick.isConfirmedBy(true));

    StaleReadGuard slow = new StaleReadGuard(time);
    for (int i = 1; i < StaleReadGuard.POLLS; i++) {
      assertFalse(slow.isConfirmedBy(true));
      time.pass(Duration.ofHours(1));
    }
    assertTrue(slow.isConfirmedBy(true));
  }

  @Test
  void staleReadGuard_reset_startsAgain() {
    StaleReadGuard guard = new StaleReadGuard(time);
    for (int i = 1; i < StaleReadGuard.POLLS; i++) {
      guard.isConfirmedBy(true);
    }
    time.pass(StaleReadGuard.TIME);
    guard.reset();

    assertFalse(guard.isConfirmedBy(true));
    time.pass(StaleReadGuard.TIME);
    assertFalse(guard.isConfirmedBy(true));
    assertFalse(guard.isConfirmedBy(true));
    assertTrue(guard.isConfirmedBy(true));
  }

  @Test
  void staleReadGuard_alternatingObservations_areNeverConfirmed() {
    StaleReadGuard guard = new StaleReadGuard(time);
    for (int i = 0; i < 10; i++) {
      time.pass(StaleReadGuard.TIME);
      assertFalse(guard.isConfirmedBy(i % 2 == 0));
    }
  }

  @Test
  void systemTimer_waitsForTheDurationOrAnElement() throws InterruptedException {
    Timer timer = Timer.system();
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    long start = timer.nanoTime();

    assertNull(timer.await(queue, Duration.ofMillis(2)));
    assertTrue(timer.nanoTime() - start >= 2_000_000);

    queue.add("something");
    assertEquals("something", timer.await(queue, Duration.ofDays(1)));
  }

  @Test
  void deadline_startedLater_hasItsFullTimeUntilThen() {
    Deadline deadline = Deadline.later(time, Duration.ofSeconds(10));
    time.pass(Duration.ofDays(1));
    assertEquals(Duration.ofSeconds(10), deadline.remaining());

    deadline.begin();
    time.pass(Duration.ofSeconds(4));
    deadline.begin();
    assertEquals(Duration.ofSeconds(6), deadline.remaining());
  }
}
