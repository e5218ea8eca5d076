package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The agenda of the one thread that decides. */
class LoopTest {
  private final VirtualTime time = new VirtualTime();
  private final Loop loop = new Loop(time, Runnable::run);
  private final List<String> done = new ArrayList<>();

  private Loop.Task after(int seconds, String name) {
    return loop.after(Duration.ofSeconds(seconds), () -> done.add(name + "@" + seconds()));
  }

  private long seconds() {
    return time.elapsed().toSeconds();
  }

  @Test
  void run_tasks_inTheOrderOfTheirTime() throws InterruptedException {
    after(3, "c");
    after(1, "a");
    after(2, "b");

    loop.run(Observer.NONE);

    assertEquals(List.of("a@1", "b@2", "c@3"), done);
    assertEquals(
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)),
        time.sleeps());
  }

  @Test
  void run_tasksOfOneMoment_inTheOrderTheyCameIn() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      after(1, "t" + i);
    }

    loop.run(Observer.NONE);

    for (int i = 0; i < 100; i++) {
      assertEquals("t" + i + "@1", done.get(i));
    }
    assertEquals(1, time.sleeps().size());
  }

  @Test
  void run_nothing_ends() throws InterruptedException {
    loop.run(Observer.NONE);

    assertEquals(List.of(), time.sleeps());
  }

  @Test
  void run_tasksThatComeLater_areDoneToo() throws InterruptedException {
    loop.after(
        Duration.ofSeconds(1),
        () -> {
          after(2, "later");
          after(0, "now");
        });

    loop.run(Observer.NONE);

    assertEquals(List.of("now@1", "later@3"), done);
  }

  @Test
  void cancel_takesTheTaskOff_alsoTwiceAndAfterwards() throws InterruptedException {
    Loop.Task cancelled = after(1, "cancelled");
    Loop.Task ran = after(2, "ran");
    cancelled.cancel();
    cancelled.cancel();

    loop.run(Observer.NONE);
    ran.cancel();

    assertEquals(List.of("ran@2"), done);
    assertEquals(List.of(Duration.ofSeconds(2)), time.sleeps());
  }

  @Test
  void cancel_byAnEarlierTaskOfTheSameMoment_isInTime() throws InterruptedException {
    List<Loop.Task> later = new ArrayList<>();
    loop.after(Duration.ofSeconds(1), () -> later.forEach(Loop.Task::cancel));
    later.add(after(1, "cancelled"));

    loop.run(Observer.NONE);

    assertEquals(List.of(), done);
  }

  @Test
  void after_forEver_doesNotOverflow() throws InterruptedException {
    Loop.Task never = loop.after(Duration.ofSeconds(Long.MAX_VALUE), () -> done.add("never"));
    loop.after(Duration.ofSeconds(1), never::cancel);

    loop.run(Observer.NONE);

    assertEquals(List.of(), done);
    assertEquals(1, seconds());
  }

  @Test
  void work_goesOnWithWhatComesOfIt() throws InterruptedException {
    after(1, "task");
    loop.work(() -> "worked", what -> done.add(what + "@" + seconds()));

    loop.run(Observer.NONE);

    assertEquals(List.of("worked@0", "task@1"), done);
  }

  @Test
  void work_thatThrows_surfacesWhereTheLoopRuns() throws InterruptedException {
    IllegalStateException thrown = new IllegalStateException("unforeseen");
    loop.work(
        () -> {
          throw thrown;
        },
        what -> done.add("went on"));

    assertSame(thrown, assertThrows(IllegalStateException.class, () -> loop.run(Observer.NONE)));
    assertEquals(List.of(), done);
  }

  @Test
  void work_thatThrowsAnError_surfacesToo() {
    ExecutorService workers = Executors.newCachedThreadPool();
    try {
      Loop real = new Loop(Timer.system(), workers);
      real.work(
          () -> {
            throw new OutOfMemoryError("of the worker");
          },
          what -> done.add("went on"));

      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> assertThrows(OutOfMemoryError.class, () -> real.run(Observer.NONE)));
    } finally {
      workers.shutdownNow();
    }
  }

  @Test
  void run_whileAWorkerWorks_doesWhatIsDue() throws InterruptedException {
    ExecutorService workers = Executors.newCachedThreadPool();
    try {
      CountDownLatch taskRan = new CountDownLatch(1);
      Loop real = new Loop(Timer.system(), workers);
      real.work(
          () -> {
            await(taskRan);
            return "worked";
          },
          done::add);
      real.after(
          Duration.ofMillis(10),
          () -> {
            done.add("task");
            taskRan.countDown();
          });

      real.run(Observer.NONE);

      assertEquals(List.of("task", "worked"), done);
    } finally {
      workers.shutdownNow();
    }
  }

  @Test
  void run_interrupted_ends() throws InterruptedException {
    ExecutorService workers = Executors.newCachedThreadPool();
    CountDownLatch never = new CountDownLatch(1);
    try {
      Loop real = new Loop(Timer.system(), workers);
      real.work(
          () -> {
            await(never);
            return "worked";
          },
          done::add);
      Thread.currentThread().interrupt();

      assertThrows(InterruptedException.class, () -> real.run(Observer.NONE));
    } finally {
      workers.shutdownNow();
    }
  }

  @Test
  void run_tellsThatTimePasses_asOftenAsIsAsked() throws InterruptedException {
    after(35, "task");
    List<Long> beats = new ArrayList<>();

    loop.run(
        new Observer() {
          @Override
          public void on(Event event) {
            assertEquals(new Event.Heartbeat(), event);
            beats.add(seconds());
          }

          @Override
          public Duration heartbeat() {
            return Duration.ofSeconds(10);
          }
        });

    assertEquals(List.of(10L, 20L, 30L), beats);
    assertEquals(List.of("task@35"), done);
  }

  /** A heart that beats faster than anything else is done must not keep it from being done. */
  @Test
  void run_heartbeatsAndTasksOfOneMoment_bothHappen() throws InterruptedException {
    for (int i = 1; i <= 5; i++) {
      after(i, "t" + i);
    }
    List<Long> beats = new ArrayList<>();

    loop.run(
        new Observer() {
          @Override
          public void on(Event event) {
            beats.add(seconds());
          }

          @Override
          public Duration heartbeat() {
            return Duration.ofSeconds(1);
          }
        });

    assertEquals(5, done.size());
    assertTrue(beats.size() >= 4, beats::toString);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
