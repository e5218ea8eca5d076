package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.rekognition.CallFailures;
import io.github.rekcl.rekognition.ControlPlane;
import io.github.rekcl.rekognition.Errors;
import io.github.rekcl.rekognition.ReadBackoff;
import io.github.rekcl.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pool of threads: how many calls at a time, and what comes back from them. */
class WorkersTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Event.Place PLACE = new Event.InRegion("us-east-1");

  private final VirtualTime time = new VirtualTime();
  private final Deadline never = Deadline.of(time, Duration.ZERO);
  private final List<Event> events = new ArrayList<>();
  private final Workers<String> workers = new Workers<>(time, time, events::add);

  @AfterEach
  void finishCalls() {
    time.finish();
  }

  private void submit(Object kind, int calls, Supplier<String> call) {
    for (int i = 0; i < calls; i++) {
      workers.submit(kind, never, call, "hanging");
    }
  }

  /** Returns a call that takes a time. */
  private Supplier<String> lasting(Duration duration) {
    return () -> {
      try {
        time.sleep(duration);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return "@" + time.elapsed().toSeconds();
    };
  }

  private List<String> results(int count) throws InterruptedException {
    List<String> results = new ArrayList<>();
    while (results.size() < count) {
      results.add(Objects.requireNonNull(workers.next(Deadline.FOREVER)));
    }
    return results;
  }

  @Test
  void isFull_sixteenOfAKind_isTrueForThatKindOnly() {
    submit("polls", 15, lasting(SECOND));
    assertFalse(workers.isFull("polls"));

    submit("polls", 1, lasting(SECOND));
    assertTrue(workers.isFull("polls"));
    assertFalse(workers.isFull("stops"));
  }

  @Test
  void submit_moreThanSixteen_waitsUntilOneHasEnded() throws InterruptedException {
    submit("polls", 17, lasting(SECOND));

    List<String> results = results(17);

    assertEquals("@1", results.get(15));
    assertEquals("@2", results.get(16));
    assertFalse(workers.isFull("polls"));
  }

  @Test
  void submit_anotherKindIsFull_doesNotWait() throws InterruptedException {
    submit("polls", 17, lasting(Duration.ofSeconds(5)));
    submit("stops", 1, lasting(SECOND));

    assertEquals(List.of("@1"), results(1));
    assertEquals("@10", results(17).get(16));
  }

  @Test
  void next_noResultInTime_isNull() throws InterruptedException {
    submit("polls", 1, lasting(SECOND));

    assertNull(workers.next(Duration.ofMillis(900)));
    assertEquals(Duration.ofMillis(900), time.elapsed());
    assertEquals("@1", workers.next(Duration.ofMillis(900)));
    assertEquals(SECOND, time.elapsed());
  }

  /** A second after its deadline, a call that has not ended by itself is given up. */
  @Test
  void next_callHangs_isAbandonedAndItsLateResultDropped() throws InterruptedException {
    Deadline deadline = Deadline.of(time, SECOND);
    workers.submit("polls", deadline, lasting(Duration.ofSeconds(9)), "hanging");

    assertEquals("hanging", workers.next(Deadline.FOREVER));
    assertEquals(Duration.ofSeconds(2), time.elapsed());

    assertNull(workers.next(Deadline.FOREVER), "the late result");
    assertEquals(Duration.ofSeconds(9), time.elapsed());
  }

  @Test
  void next_sixteenCallsHang_makesRoomForTheNext() throws InterruptedException {
    Deadline deadline = Deadline.of(time, SECOND);
    for (int i = 0; i < 16; i++) {
      workers.submit("polls", deadline, lasting(Duration.ofSeconds(60)), "hanging");
    }
    submit("polls", 1, lasting(SECOND));

    assertEquals("hanging", workers.next(Deadline.FOREVER));
    results(15);

    assertEquals("@3", workers.next(Deadline.FOREVER));
  }

  @Test
  void next_callThrows_isThrown() {
    submit(
        "polls",
        1,
        () -> {
          throw new IllegalStateException("defect");
        });
    submit(
        "stops",
        1,
        () -> {
          throw new AssertionError("defect");
        });

    assertThrows(IllegalStateException.class, () -> workers.next(Deadline.FOREVER));
    assertThrows(AssertionError.class, () -> workers.next(Deadline.FOREVER));
  }

  @Test
  void retries_sameFailureAgain_isReportedOnce() throws InterruptedException {
    ReadBackoff.Listener listener = workers.retries(PLACE);
    submit(
        "polls",
        1,
        () -> {
          for (String code : List.of("ThrottlingException", "Other", "ThrottlingException")) {
            listener.onRetry(CallFailures.of(ControlPlane.DESCRIBE, Errors.service(code, 500)));
          }
          return "read";
        });

    String result = workers.next(Deadline.FOREVER);
    while (result == null) {
      result = workers.next(Deadline.FOREVER);
    }

    assertEquals("read", result);
    assertEquals(
        List.of("ThrottlingException", "Other"),
        events.stream().map(event -> ((Event.Retrying) event).failure().code()).toList());
    assertEquals(PLACE, ((Event.Retrying) events.get(0)).place());
  }

  @Test
  void heartbeat_nothingHappens_isSentAtItsInterval() throws InterruptedException {
    Heart heart = new Heart(Duration.ZERO);
    Workers<String> beating = new Workers<>(time, time, heart);

    for (int i = 0; i < 3; i++) {
      assertNull(beating.next(Duration.ofHours(1)));
    }

    assertEquals(List.of(1_000L, 2_000L, 3_000L), heart.beats);
  }

  /** A slow screen must not fill the whole time with heartbeats. */
  @Test
  void heartbeat_slowObserver_isMeasuredFromItsEnd() throws InterruptedException {
    Heart heart = new Heart(Duration.ofMillis(700));
    Workers<String> beating = new Workers<>(time, time, heart);

    for (int i = 0; i < 3; i++) {
      assertNull(beating.next(Duration.ofHours(1)));
    }

    assertEquals(List.of(1_000L, 2_700L, 4_400L), heart.beats);
  }

  @Test
  void heartbeat_callerIsDueFirst_isNotSent() throws InterruptedException {
    Heart heart = new Heart(Duration.ZERO);
    Workers<String> beating = new Workers<>(time, time, heart);

    assertNull(beating.next(Duration.ofMillis(600)));
    assertEquals(List.of(), heart.beats);

    assertNull(beating.next(Duration.ofMillis(600)));
    assertEquals(List.of(1_000L), heart.beats);
  }

  @Test
  void heartbeat_observerWantsNone_isNeverSent() throws InterruptedException {
    assertNull(workers.next(Duration.ofHours(1)));

    assertEquals(Duration.ofHours(1), time.elapsed());
    assertEquals(List.of(), events);
  }

  /** An observer with a heartbeat each second, which may take its time to handle one. */
  private final class Heart implements Observer {
    private final Duration takes;
    private final List<Long> beats = new ArrayList<>();

    Heart(Duration takes) {
      this.takes = takes;
    }

    @Override
    public void on(Event event) {
      assertEquals(new Event.Heartbeat(), event);
      beats.add(time.elapsed().toMillis());
      time.pass(takes);
    }

    @Override
    public Duration heartbeat() {
      return SECOND;
    }
  }
}
