package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.rekognition.CallException;
import io.github.rekcl.rekognition.CallFailures;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** The way to one operation in one region. */
class LaneTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> done = new ArrayList<>();

  /** Workers that finish when the test lets them. */
  private static final class Held implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }
  }

  private void submit(Lane lane, String name) {
    lane.submit(
        null,
        () -> done.add("turn " + name),
        () -> {
          done.add("call " + name);
          return name;
        },
        answer -> done.add("answer " + name));
  }

  @Test
  void submit_withinTheRate_sendsAtOnceAndInOrder() throws InterruptedException {
    Loop loop = new Loop(time, Runnable::run);
    Lane lane = new Lane(loop, "Call", new Pace(time, 5));
    for (int i = 0; i < 3; i++) {
      submit(lane, "c" + i);
    }
    loop.run(Observer.NONE);

    assertEquals(
        List.of(
            "turn c0",
            "call c0",
            "turn c1",
            "call c1",
            "turn c2",
            "call c2",
            "answer c0",
            "answer c1",
            "answer c2"),
        done);
    assertEquals(Duration.ZERO, time.elapsed());
  }

  @Test
  void submit_beyondTheRate_waitsForItsTurn() throws InterruptedException {
    Loop loop = new Loop(time, Runnable::run);
    Lane lane = new Lane(loop, "Call", new Pace(time, 2));
    List<Duration> turns = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      lane.submit(null, () -> turns.add(time.elapsed()), () -> "", answer -> {});
    }
    loop.run(Observer.NONE);

    Duration window = Duration.ofMillis(1_050);
    assertEquals(
        List.of(Duration.ZERO, Duration.ZERO, window, window, window.multipliedBy(2)), turns);
    assertEquals(2, time.sleeps().size());
  }

  @Test
  void submit_slowService_hasSixteenUnderWayAtMost() throws InterruptedException {
    Held workers = new Held();
    Loop loop = new Loop(time, workers);
    Lane lane = new Lane(loop, "Call", new Pace(time, 1_000));
    for (int i = 0; i < 40; i++) {
      submit(lane, "c" + i);
    }
    assertEquals(16, workers.tasks.size());

    int[] most = {0};
    // Each heartbeat one of them is answered.
    loop.run(
        new Observer() {
          @Override
          public void on(Event event) {
            most[0] = Math.max(most[0], workers.tasks.size());
            workers.tasks.remove().run();
          }

          @Override
          public Duration heartbeat() {
            return Duration.ofSeconds(1);
          }
        });

    assertEquals(16, most[0]);
    assertEquals(40, done.stream().filter(line -> line.startsWith("answer")).count());
  }

  @Test
  void answer_throttled_slowsTheLaneDown() throws InterruptedException {
    Loop loop = new Loop(time, Runnable::run);
    Pace pace = new Pace(time, 5);
    Lane lane = new Lane(loop, "Call", pace);
    List<Answer<Object>> answers = new ArrayList<>();
    lane.submit(null, () -> {}, () -> fail("ThrottlingException"), answers::add);
    loop.run(Observer.NONE);

    assertEquals(Duration.ofMillis(420), pace.gap());
    assertEquals(1, answers.size());
    assertTrue(answers.get(0) instanceof Answer.Failed, answers::toString);
  }

  @Test
  void answer_failedOtherwise_makesNothingFaster() throws InterruptedException {
    Loop loop = new Loop(time, Runnable::run);
    Pace pace = new Pace(time, 5);
    pace.throttled();
    Lane lane = new Lane(loop, "Call", pace);
    for (int i = 0; i < 10; i++) {
      lane.submit(null, () -> {}, () -> fail("InternalServerError"), answer -> {});
    }
    loop.run(Observer.NONE);

    assertEquals(Duration.ofMillis(420), pace.gap());
  }

  /** A turn that comes after the end of its phase is none: the call isn't made. */
  @Test
  void submit_thatWaitsBeyondItsDeadline_isTooLateInTime() throws InterruptedException {
    Loop loop = new Loop(time, Runnable::run);
    Lane lane = new Lane(loop, "Call", new Pace(time, 1));
    Duration atMost = Duration.ofMillis(1_500);
    List<Duration> late = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      lane.submit(
          atMost,
          () -> done.add("turn"),
          () -> "",
          answer -> {
            if (answer instanceof Answer.TooLate) {
              late.add(time.elapsed());
            }
          });
    }
    loop.run(Observer.NONE);

    assertEquals(List.of("turn", "turn"), done);
    assertEquals(List.of(Duration.ofMillis(1_500), Duration.ofMillis(1_500)), late);
  }

  /** What an answer leads to may be another call of the same lane. */
  @Test
  void answer_thatSubmits_comesBehindWhatWaitsAlready() throws InterruptedException {
    Loop loop = new Loop(time, Runnable::run);
    Lane lane = new Lane(loop, "Call", new Pace(time, 1));
    lane.submit(null, () -> {}, () -> "", answer -> submit(lane, "third"));
    submit(lane, "second");
    loop.run(Observer.NONE);

    assertEquals(
        List.of(
            "turn second",
            "call second",
            "answer second",
            "turn third",
            "call third",
            "answer third"),
        done);
  }

  private static Object fail(String code) {
    throw new CallException(
        CallFailures.of("DescribeProjectVersions", Errors.service(code, 500)),
        new IllegalStateException(code));
  }
}
