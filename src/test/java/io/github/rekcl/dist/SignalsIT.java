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

/** Signals: the message about unfinished operations, and the conventional exit codes. */
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
  void signal_whileWaiting_saysThatTheStopContinues(String signal, int code) throws Exception {
    String model = DemoContent.RUNNING_MODEL_ARN;
    try (Running running = start("stop", model)) {
      awaitPolling(running);
      running.signal(signal);
      assertContinues(running.finish(), code);
    }
    assertEquals(1, emulator.requests("StopProjectVersion").size());
    assertEquals(Optional.of("STOPPING"), emulator.status(model));
  }

  @Test
  void interrupt_whileWaiting_saysThatTheDeletionContinues() throws Exception {
    String model = DemoContent.STOPPED_MODEL_ARN;
    try (Running running = start("delete", model)) {
      running.type("delete\n");
      awaitPolling(running);
      running.signal("INT");
      assertContinues(running.finish(), 130);
    }
    assertEquals(Optional.of("DELETING"), emulator.status(model));
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "QUIT, 131", "TERM, 143"})
  void signal_atThePrompt_changesNothing(String signal, int code) throws Exception {
    String model = DemoContent.STOPPED_MODEL_ARN;
    try (Running running = start("delete", model)) {
      running.awaitErr("to confirm:").signal(signal);
      running.finish().expect(code, "").errContains("nothing was changed").errLacks("goes on");
    }
    assertEquals(List.of(), emulator.requests("DeleteProjectVersion"));
    assertEquals(Optional.of("STOPPED"), emulator.status(model));
  }

  /** As in a background job of a script, for which the shell ignores Ctrl-C. */
  @Test
  void quit_whenInterruptsAreIgnored_isIgnored() throws Exception {
    String model = DemoContent.RUNNING_MODEL_ARN;
    Launch stop =
        Launch.sh("trap '' INT; exec \"$@\"", "stop", DemoContent.PROJECT_ARN, model)
            .against(emulator);
    try (Running running = stop.start()) {
      awaitPolling(running);
      running.signal("QUIT");
      int seen = emulator.requests("DescribeProjectVersions").size();
      running.await(
          () -> emulator.requests("DescribeProjectVersions").size() > seen + 3, "more polls");
      running.signal("TERM");
      assertContinues(running.finish(), 143);
    }
  }

  /** Java 21 or newer may print this if a signal arrives before its modules are initialized. */
  private static final String JVM_MESSAGE = "Runtime\\.exit\\(\\d+\\) logging failed: .*\n";

  /** Signals while the JVM starts, before and after it and rekcl have installed their handlers. */
  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "QUIT, 131", "TERM, 143"})
  void signal_duringStartup_endsCleanly(String signal, int code) throws Exception {
    for (int millis = 0; millis <= 300; millis += 20) {
      Launch stop = Launch.rekcl("stop", DemoContent.PROJECT_ARN, "v2").against(emulator);
      try (Running running = stop.interruptible().start()) {
        Thread.sleep(millis);
        running.signal(signal);
        Launched ended = running.finish();
        boolean isSilent = ended.err().isEmpty() || ended.err().matches(JVM_MESSAGE);
        // The JVM sometimes aborts its own startup ("Bad level: 2") before rekcl runs.
        boolean jvmAborted = isSilent && ended.code() == 1;
        ended.expect(jvmAborted ? 1 : code, "");
        if (!isSilent) {
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

  /** Waits for several polls, after which rekcl knows that its request was accepted. */
  private void awaitPolling(Running running) throws InterruptedException {
    running.await(() -> emulator.requests("DescribeProjectVersions").size() > 3, "several polls");
  }

  private static void assertContinues(Launched launched, int code) {
    launched.expect(code, "");
    List<String> last = launched.err().lines().filter(line -> line.contains("goes on")).toList();
    assertEquals(1, last.size(), launched::toString);
    assertTrue(last.get(0).contains("same command"), launched::toString);
    assertTrue(launched.err().endsWith(last.get(0) + "\n"), launched::toString);
  }
}
