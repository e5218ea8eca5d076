package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.Timings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader that is gone, or was never there, neither stops a deletion nor changes its result. */
final class ClosedStreamsIT {
  private static final String MODEL = DemoContent.STOPPED_MODEL_ARN;

  private final Path folder;
  private final Path codeFile;
  private Emulator emulator;

  ClosedStreamsIT(@TempDir Path folder) {
    this.folder = folder;
    codeFile = folder.resolve("code");
  }

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

  @Test
  void outputNobodyReads_theDeletionIsDone() throws Exception {
    deletes("{ \"$@\"; echo $? >\"$CODE\"; } | head -n 0", "");
  }

  @Test
  void errorsNobodyReads_theDeletionIsDone() throws Exception {
    deletes("exec 3>&1; { \"$@\" 2>&1 >&3; echo $? >\"$CODE\"; } | head -n 0", deleted());
  }

  @Test
  void fullDisk_theDeletionIsDone() throws Exception {
    deletes("\"$@\" >/dev/full; echo $? >\"$CODE\"", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {">&-", "<&- >&-", "<&- >&- 2>&-"})
  void closedStreams_theDeletionIsDone(String closed) throws Exception {
    deletes("\"$@\" " + closed + "; echo $? >\"$CODE\"", "");
  }

  @Test
  void closedErrors_theDeletionIsSaid() throws Exception {
    deletes("\"$@\" 2>&-; echo $? >\"$CODE\"", deleted());
  }

  /** Else the JVM's first connection would take the place of standard output. */
  @Test
  void closedStreams_areOpenForTheJvm() throws Exception {
    Path java = new FakeJava(folder).release("17").script("true 3<&0 4>&1 5>&2 && exit 42");
    Launch.sh("\"$@\" <&- >&- 2>&-").env("JAVA_HOME", java.toString()).run().expect(42, "");
  }

  private void deletes(String script, String out) throws Exception {
    Launched launched =
        Launch.sh(script, "delete", "--yes", DemoContent.PROJECT_ARN, MODEL)
            .against(emulator)
            .env("CODE", codeFile.toString())
            .run();
    assertEquals(out, launched.out(), launched::toString);
    assertEquals("0\n", Files.readString(codeFile), launched::toString);
    assertEquals(Optional.empty(), emulator.status(MODEL), launched::toString);
    assertEquals(1, emulator.requests("DeleteProjectVersion").size());
  }

  private static String deleted() {
    return "Model deleted: " + MODEL + "\n";
  }
}
