package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** The confirmation prompt on a pseudo-terminal. */
final class TerminalIT {
  private static final String MODEL = DemoContent.STOPPED_MODEL_ARN;
  private static final String QUESTION = "Enter delete to confirm: ";

  private Emulator emulator;

  @BeforeEach
  void start() throws Exception {
    Launched script = Launch.of("sh", "-c", "script --version").run();
    assumeTrue(
        script.out().contains("util-linux"), "There is no 'script' of util-linux on this machine");
    emulator =
        Emulator.start(EmulatorConfig.defaults().withTimings(Timings.transitions(Duration.ZERO)));
    DemoContent.seed(emulator);
  }

  @AfterEach
  void close() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void delete_deletes() throws Exception {
    Launched deleted = answer("delete\n");
    assertEquals(0, deleted.code(), deleted::toString);
    assertTrue(deleted.out().endsWith("Model deleted: " + MODEL + "\n"), deleted::toString);
    assertEquals(Optional.empty(), emulator.status(MODEL));
  }

  @Test
  void no_changesNothing() throws Exception {
    assertNotConfirmed(answer("no\n"), QUESTION + "no\nNot confirmed: nothing was changed.\n");
  }

  @Test
  void endOfInput_changesNothing() throws Exception {
    assertNotConfirmed(answer("\u0004"), "Not confirmed: nothing was changed.\n");
  }

  @Test
  void controlC_changesNothing() throws Exception {
    Launched interrupted = answer("\u0003");
    assertEquals(130, interrupted.code(), interrupted::toString);
    assertTrue(interrupted.out().contains("nothing was changed"), interrupted::toString);
    assertUnchanged();
  }

  /** A CI job may have a pseudo-terminal, but nobody who could answer. */
  @Test
  void ci_suggestsYes() throws Exception {
    Launched launched = answer("no\n", "CI", "true");
    assertEquals(3, launched.code(), launched::toString);
    assertTrue(launched.out().contains("Use --yes to skip the prompt."), launched::toString);
    assertUnchanged();
  }

  private Launched answer(String typed) throws Exception {
    return answer(typed, "TERM", "dumb");
  }

  /** Returns the output of the terminal, which shows both streams and the typed text. */
  private Launched answer(String typed, String variable, String value) throws Exception {
    String command =
        "exec '%s' delete --endpoint-url %s --poll-interval 10ms %s %s"
            .formatted(
                Distribution.launcher(), emulator.endpoint(), DemoContent.PROJECT_ARN, MODEL);
    try (Running running =
        Launch.of("script", "-qec", command, "/dev/null")
            .env("SHELL", "/bin/sh")
            .env(variable, value)
            .credentials()
            .interruptible()
            .openInput()
            .start()) {
      running.awaitOut(QUESTION).type(typed);
      Launched launched = running.finish();
      return new Launched(launched.code(), launched.out().replace("\r\n", "\n"), launched.err());
    }
  }

  private void assertNotConfirmed(Launched launched, String end) {
    assertEquals(3, launched.code(), launched::toString);
    assertTrue(launched.out().endsWith(end), launched::toString);
    assertFalse(launched.out().contains("--yes"), launched::toString);
    assertUnchanged();
  }

  private void assertUnchanged() {
    assertEquals(Optional.of("STOPPED"), emulator.status(MODEL));
    assertEquals(List.of(), emulator.requests("DeleteProjectVersion"));
  }
}
