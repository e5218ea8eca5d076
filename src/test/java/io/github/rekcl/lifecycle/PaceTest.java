package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often calls may be sent. */
class PaceTest {
  private static final Duration WINDOW = Duration.ofMillis(1_050);

  private final VirtualTime time = new VirtualTime();
  private final Pace pace = new Pace(time, 5);

  private void send(int calls) {
    for (int i = 0; i < calls; i++) {
      pace.sent();
    }
  }

  private void answer(int calls) {
    for (int i = 0; i < calls; i++) {
      pace.answered();
    }
  }

  @Test
  void untilNext_aBurst_isAllowedUpToTheRate() {
    for (int i = 0; i < 5; i++) {
      assertEquals(Duration.ZERO, pace.untilNext());
      pace.sent();
    }

    assertEquals(WINDOW, pace.untilNext());
    time.pass(Duration.ofSeconds(1));
    assertEquals(Duration.ofMillis(50), pace.untilNext());
    time.pass(Duration.ofMillis(50));
    assertEquals(Duration.ZERO, pace.untilNext());
    time.pass(Duration.ofHours(1));
    assertEquals(Duration.ZERO, pace.untilNext());
  }

  @Test
  void untilNext_theWindowMovesWithEachCall() {
    for (int i = 0; i < 5; i++) {
      pace.sent();
      time.pass(Duration.ofMillis(100));
    }

    assertEquals(WINDOW.minusMillis(500), pace.untilNext());
    time.pass(pace.untilNext());
    pace.sent();
    assertEquals(Duration.ofMillis(100), pace.untilNext());
  }

  /** What is counted but not asked for: the SDK repeats a call by itself. */
  @Test
  void sent_moreThanAllowed_pushesTheNextBack() {
    send(5);
    time.pass(Duration.ofMillis(500));
    send(5);

    assertEquals(WINDOW, pace.untilNext());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 50, 1_000})
  void untilNext_whateverTheRate_noSecondHoldsMore(int rate) {
    Pace one = new Pace(time, rate);
    Deque<Duration> sent = new ArrayDeque<>();
    for (int i = 0; i < 5 * rate; i++) {
      time.pass(one.untilNext());
      one.sent();
      sent.add(time.elapsed());
      sent.removeIf(at -> time.elapsed().minus(at).compareTo(Duration.ofSeconds(1)) >= 0);
      assertTrue(sent.size() <= rate, sent.size() + " at " + time.elapsed());
    }
    assertEquals(WINDOW.multipliedBy(4), time.elapsed());
  }

  @Test
  void gap_isTheWindowsShare() {
    assertEquals(Duration.ofMillis(210), pace.gap());
    pace.throttled();
    assertEquals(Duration.ofMillis(420), pace.gap());
  }

  @Test
  void throttled_halvesTheRate() {
    send(5);
    pace.throttled();

    assertEquals(Duration.ofMillis(420), pace.untilNext());
  }

  /** Of a burst several are refused, for one reason. */
  @Test
  void throttled_severalSideBySide_countOnce() {
    send(5);
    for (int i = 0; i < 5; i++) {
      pace.throttled();
    }

    assertEquals(Duration.ofMillis(420), pace.gap());
  }

  @Test
  void throttled_againAndAgain_hasABottom() {
    for (int i = 0; i < 20; i++) {
      pace.throttled();
      time.pass(Duration.ofMinutes(1));
    }

    assertEquals(Duration.ofMillis(16 * 210), pace.gap());
  }

  @Test
  void answered_recoversStepByStep() {
    pace.throttled();
    time.pass(Duration.ofMinutes(1));
    pace.throttled();
    assertEquals(Duration.ofMillis(840), pace.gap());

    answer(9);
    assertEquals(Duration.ofMillis(840), pace.gap());
    answer(1);
    assertEquals(Duration.ofMillis(420), pace.gap());
    answer(10);
    assertEquals(Duration.ofMillis(210), pace.gap());
    answer(100);
    assertEquals(Duration.ofMillis(210), pace.gap(), "never faster than it was told");
  }

  @Test
  void throttled_interruptsTheRecovery() {
    pace.throttled();
    answer(9);
    time.pass(Duration.ofMinutes(1));
    pace.throttled();
    answer(9);

    assertEquals(Duration.ofMillis(840), pace.gap());
  }

  /** Good answers before trouble don't shorten the recovery after it. */
  @Test
  void answered_beforeTrouble_countsForNothing() {
    answer(1_000);
    pace.throttled();
    answer(9);

    assertEquals(Duration.ofMillis(420), pace.gap());
  }

  @Test
  void untilNext_throttled_keepsCallsApart() {
    pace.throttled();
    for (int i = 0; i < 20; i++) {
      pace.sent();
      assertEquals(Duration.ofMillis(420), pace.untilNext());
      time.pass(pace.untilNext());
    }
  }
}
