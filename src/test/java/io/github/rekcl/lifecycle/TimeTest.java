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

/** Deadlines, pauses and patience: to the millisecond, on virtual time. */
class TimeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualTime time = new VirtualTime();

  @ParameterizedTest
  @CsvSource({
    // time-out, passed, remaining, until the last look, in milliseconds
    "2000,    0,    2000, 1800",
    "2000,    1800, 200,  0",
    "2000,    1801, 199,  0",
    "2000,    2000, 0,    0",
    "2000,    9999, 0,    0",
    "1800000, 0,    1800000, 1799000",
    "10000,   0,    10000, 9000",
    "10,      0,    10,    9",
  })
  void deadline_keepsTheLastTenthOrSecondFree(long timeout, long passed, long left, long look) {
    Deadline deadline = Deadline.of(time, Duration.ofMillis(timeout));
    time.pass(Duration.ofMillis(passed));

    assertEquals(Duration.ofMillis(passed), deadline.elapsed());
    assertEquals(Duration.ofMillis(left), deadline.remaining());
    assertEquals(Duration.ofMillis(look), deadline.untilLastLook());
    assertEquals(look == 0, deadline.over());
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
  void pauses_growToTheInterval() {
    assertEquals(List.of(1000L, 2000L, 4000L, 5000L, 5000L), pauses(5000));
    assertEquals(List.of(1000L, 1000L, 1000L, 1000L, 1000L), pauses(1000));
    assertEquals(List.of(10L, 10L, 10L, 10L, 10L), pauses(10));
    assertEquals(List.of(1000L, 2000L, 4000L, 8000L, 16000L), pauses(60_000));
  }

  private static List<Long> pauses(long interval) {
    WaitPolicy policy = new WaitPolicy(SECOND, Duration.ofMillis(interval));
    List<Long> pauses = new ArrayList<>();
    Duration pause = policy.firstPause();
    for (int i = 0; i < 5; i++) {
      pauses.add(pause.toMillis());
      pause = policy.pauseAfter(pause);
    }
    return pauses;
  }

  @Test
  void policy_refusesWhatIsNoWait() {
    assertThrows(IllegalArgumentException.class, () -> new WaitPolicy(SECOND.negated(), SECOND));
    assertThrows(IllegalArgumentException.class, () -> new WaitPolicy(SECOND, SECOND.negated()));
    assertThrows(IllegalArgumentException.class, () -> new WaitPolicy(SECOND, Duration.ZERO));
    assertEquals(Duration.ZERO, new WaitPolicy(Duration.ZERO, SECOND).timeout());
  }

  @Test
  void patience_needsBothLooksAndTime() {
    Patience quick = new Patience(Deadline.of(time, Duration.ZERO));
    for (int i = 0; i < 10; i++) {
      assertFalse(quick.endsWithThisLook(true));
    }
    time.pass(Patience.TIME.minusMillis(1));
    assertFalse(quick.endsWithThisLook(true));
    time.pass(Duration.ofMillis(1));
    assertTrue(quick.endsWithThisLook(true));

    Patience slow = new Patience(Deadline.of(time, Duration.ZERO));
    for (int i = 1; i < Patience.LOOKS; i++) {
      assertFalse(slow.endsWithThisLook(true));
      time.pass(Duration.ofHours(1));
    }
    assertTrue(slow.endsWithThisLook(true));
  }

  @Test
  void patience_renewed_beginsAgain() {
    Patience patience = new Patience(Deadline.of(time, Duration.ZERO));
    for (int i = 1; i < Patience.LOOKS; i++) {
      patience.endsWithThisLook(true);
    }
    time.pass(Patience.TIME);
    patience.renew();

    assertFalse(patience.endsWithThisLook(true));
    time.pass(Patience.TIME);
    assertFalse(patience.endsWithThisLook(true));
    assertFalse(patience.endsWithThisLook(true));
    assertTrue(patience.endsWithThisLook(true));
  }

  @Test
  void patience_looksWithAndWithoutTheModel_doNotAddUp() {
    Patience patience = new Patience(Deadline.of(time, Duration.ZERO));
    for (int i = 0; i < 10; i++) {
      time.pass(Patience.TIME);
      assertFalse(patience.endsWithThisLook(i % 2 == 0));
    }
  }

  @Test
  void systemTimer_waitsAsLongAsTold_orUntilThereIsSomething() throws InterruptedException {
    Timer timer = Timer.system();
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    long start = timer.nanoTime();

    assertNull(timer.await(queue, Duration.ofMillis(2)));
    assertTrue(timer.nanoTime() - start >= 2_000_000);

    queue.add("something");
    assertEquals("something", timer.await(queue, Duration.ofDays(1)));
  }

  @Test
  void deadline_thatBeginsLater_hasAllItsTimeUntilThen() {
    Deadline deadline = Deadline.later(time, Duration.ofSeconds(10));
    time.pass(Duration.ofDays(1));
    assertEquals(Duration.ofSeconds(10), deadline.remaining());

    deadline.begin();
    time.pass(Duration.ofSeconds(4));
    deadline.begin();
    assertEquals(Duration.ofSeconds(6), deadline.remaining());
  }
}
