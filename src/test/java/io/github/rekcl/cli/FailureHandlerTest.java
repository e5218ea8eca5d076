package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unexpected failures: a message and exit 1, and a stack trace only with -v. */
class FailureHandlerTest {
  private static final String PROJECT = "arn:aws:rekognition:us-east-1:111122223333:project/demo/1";

  private static Cli failing(RuntimeException e) {
    return Cli.opening(
        () -> {
          throw e;
        });
  }

  @Test
  void unforeseen_saysHowToSeeMore() {
    failing(new IllegalStateException("broken\npipe"))
        .run("stop", PROJECT, "v1")
        .is(1, "", "rekcl: broken pipe\nRun the command again with -v for details.\n");
  }

  @Test
  void unforeseen_withoutMessage_saysItsName() {
    Run run = failing(new UnsupportedOperationException()).run("list", PROJECT);

    run.is(1, "");
    run.says("rekcl: UnsupportedOperationException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop -v", "-v stop"})
  void verbose_anywhere_showsTheStackTrace(String command) {
    String[] words = (command + " " + PROJECT + " v1").split(" ");
    Run run = failing(new IllegalStateException("broken")).run(words);

    run.is(1, "");
    assertTrue(run.err().contains(" at io.github.rekcl.cli."), run::toString);
    assertFalse(run.err().contains("again with -v"), run::toString);
  }
}
