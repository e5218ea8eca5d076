package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.params.provider.ValueSource;

/** The confirmation prompt if standard input is not a terminal. */
final class ConfirmationIT {
  private static final String MODEL = DemoContent.STOPPED_MODEL_ARN;

  private Emulator emulator;

  @BeforeEach
  void start() throws Exception {
    emulator =
        Emulator.start(EmulatorConfig.defaults().withTimings(Timings.transitions(Duration.ZERO)));
    DemoContent.seed(emulator);
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete\n", "delete", "delete\r\n", "delete\nno\n", " delete \n"})
  void exactWord_deletes(String typed) throws Exception {
    delete().typing(typed).run().expect(0, "Model deleted: " + MODEL + "\n");
    assertEquals(Optional.empty(), emulator.status(MODEL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE\n", "de lete\n", "delete.\n", "\ndelete\n", ""})
  void anythingElse_changesNothing(String typed) throws Exception {
    assertNotConfirmed(delete().typing(typed).run());
  }

  @Test
  void nullDevice_changesNothing() throws Exception {
    assertNotConfirmed(delete().run());
  }

  @Test
  void closedInput_changesNothing() throws Exception {
    assertNotConfirmed(
        Launch.sh("exec \"$@\" <&-", "delete", DemoContent.PROJECT_ARN, MODEL)
            .against(emulator)
            .run());
  }

  @Test
  void yes_skipsThePrompt() throws Exception {
    Launched deleted = delete().with("--yes").run();
    deleted.expect(0, "Model deleted: " + MODEL + "\n").errLacks("to confirm");
    assertEquals(Optional.empty(), emulator.status(MODEL));
  }

  private Launch delete() {
    return Launch.rekcl("delete", DemoContent.PROJECT_ARN, MODEL).against(emulator);
  }

  private void assertNotConfirmed(Launched launched) {
    launched.expect(3, "").errContains("nothing was changed").errContains("--yes");
    assertEquals(Optional.of("STOPPED"), emulator.status(MODEL));
    assertEquals(List.of(), emulator.requests("DeleteProjectVersion"));
  }
}
