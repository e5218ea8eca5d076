package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.Timings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and SIGTERM: what AWS continues with, and the exit code that shells know. */
final class SignalsIT {
  private Emulator emulator;

  @BeforeEach
  void start() throws Exception {
    Timings endless = Timings.transitions(Duration.ofHours(1));
    emulator = Emulator.start(EmulatorConfig.defaults().withTimings(endless));
    DemoContent.seed(emulator);
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "QUIT, 131", "TERM, 143"})
  void signalWhileWaiting_saysThatTheStopGoesOn(String signal, int code) throws Exception {
    String model = DemoContent.RUNNING_MODEL_ARN;
    try (Running running = start("stop", model)) {
      awaitTheWait(running);
      running.signal(signal);
      goesOn(running.finish(), code);
    }
    assertEquals(1, emulator.requests("StopProjectVersion").size());
    assertEquals(Optional.of("STOPPING"), emulator.status(model));
  }

  @Test
  void interruptWhileWaiting_saysThatTheDeletionGoesOn() throws Exception {
    String model = DemoContent.STOPPED_MODEL_ARN;
    try (Running running = start("delete", model)) {
      running.type("delete\n");
      awaitTheWait(running);
      running.signal("INT");
      goesOn(running.finish(), 130);
    }
    assertEquals(Optional.of("DELETING"), emulator.status(model));
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "QUIT, 131", "TERM, 143"})
  void signalAtTheQuestion_changesNothing(String signal, int code) throws Exception {
    String model = DemoContent.STOPPED_MODEL_ARN;
    try (Running running = start("delete", model)) {
      running.awaitErr("to confirm:").signal(signal);
      running.finish().expect(code, "").errContains("nothing was changed").errLacks("AWS");
    }
    assertEquals(List.of(), emulator.requests("DeleteProjectVersion"));
    assertEquals(Optional.of("STOPPED"), emulator.status(model));
  }

  /** A script's background jobs, which a shell lets outlast Ctrl-C. */
  @Test
  void quit_whereInterruptsAreIgnored_isIgnored() throws Exception {
    String model = DemoContent.RUNNING_MODEL_ARN;
    Launch stop =
        Launch.sh("trap '' INT; exec \"$@\"", "stop", DemoContent.PROJECT_ARN, model)
            .against(emulator);
    try (Running running = stop.start()) {
      awaitTheWait(running);
      running.signal("QUIT");
      int seen = emulator.requests("DescribeProjectVersions").size();
      running.await(
          () -> emulator.requests("DescribeProjectVersions").size() > seen + 3, "more of the wait");
      running.signal("TERM");
      goesOn(running.finish(), 143);
    }
  }

  /** From Java 21 on the JVM may say this, when a signal comes before its modules are set up. */
  private static final String OF_THE_JVM = "Runtime\\.exit\\(\\d+\\) logging failed: .*\n";

  /** While the JVM starts: before it handles signals, before rekcl does, and while rekcl begins. */
  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "QUIT, 131", "TERM, 143"})
  void earlySignal_isNoTrouble(String signal, int code) throws Exception {
    for (int millis = 0; millis <= 300; millis += 20) {
      Launch stop = Launch.rekcl("stop", DemoContent.PROJECT_ARN, "v2").against(emulator);
      try (Running running = stop.interruptible().start()) {
        Thread.sleep(millis);
        running.signal(signal);
        Launched ended = running.finish();
        boolean saysNothing = ended.err().isEmpty() || ended.err().matches(OF_THE_JVM);
        // Now and then it breaks off its own start ("Bad level: 2"), before any code of rekcl.
        boolean ofTheJvm = saysNothing && ended.code() == 1;
        ended.expect(ofTheJvm ? 1 : code, "");
        if (!saysNothing) {
          ended.errLacks("\tat ").errLacks("hutdown").errLacks("failed");
        }
      }
    }
  }

  private Running start(String command, String model) throws Exception {
    return Launch.rekcl(command, DemoContent.PROJECT_ARN, model)
        .against(emulator)
        .interruptible()
        .openInput()
        .start();
  }

  /** Until it has looked so often that the call has been accepted, and it knows. */
  private void awaitTheWait(Running running) throws InterruptedException {
    running.await(() -> emulator.requests("DescribeProjectVersions").size() > 3, "a wait");
  }

  private static void goesOn(Launched launched, int code) {
    launched.expect(code, "");
    List<String> last =
        launched.err().lines().filter(line -> line.contains("AWS is still ")).toList();
    assertEquals(1, last.size(), launched::toString);
    assertTrue(last.get(0).contains("same command"), launched::toString);
    assertTrue(launched.err().endsWith(last.get(0) + "\n"), launched::toString);
  }
}
