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

/** A closed output stream neither stops a deletion nor changes its result. */
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
  void closedPipe_ofOutput_deletes() throws Exception {
    deletes("{ \"$@\"; echo $? >\"$CODE\"; } | head -n 0", "");
  }

  @Test
  void closedPipe_ofErrors_deletes() throws Exception {
    deletes("exec 3>&1; { \"$@\" 2>&1 >&3; echo $? >\"$CODE\"; } | head -n 0", deleted());
  }

  @Test
  void fullDisk_deletes_andReportsTheLostResult() throws Exception {
    deletes(1, "\"$@\" >/dev/full; echo $? >\"$CODE\"", "")
        .errContains("cannot write the results: standard output is full or closed");
  }

  /** Some of these texts are printed without picocli. */
  @ParameterizedTest
  @ValueSource(strings = {"--help", "help", "help stop", "stop --help", "--version"})
  void fullDisk_ofHelp_isReported(String arguments) throws Exception {
    Launch.sh("exec \"$@\" >/dev/full")
        .with(arguments.split(" ", -1))
        .run()
        .expect(1, "")
        .errContains("standard output is full or closed");
  }

  /** As with any tool, the reader may stop early. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "wide"})
  void closedPipe_ofList_isIgnored(String output) throws Exception {
    Launched launched =
        Launch.sh("{ \"$@\"; echo $? >\"$CODE\"; } | head -n 0", "list", "--output", output)
            .with("--region", "us-east-1", "--endpoint-url", emulator.endpoint().toString())
            .credentials()
            .env("CODE", codeFile.toString())
            .run();
    assertEquals("0\n", Files.readString(codeFile), launched::toString);
    assertEquals("", launched.err(), launched::toString);
  }

  /** A script must not mistake an incomplete document for a result. */
  @Test
  void closedPipe_ofDocument_isReported() throws Exception {
    Launched launched =
        Launch.sh(
                "{ \"$@\"; echo $? >\"$CODE\"; } | head -n 0",
                "stop",
                "--output",
                "json",
                DemoContent.RUNNING_MODEL_ARN)
            .against(emulator)
            .env("CODE", codeFile.toString())
            .run()
            .errContains("cannot write the results");
    assertEquals("1\n", Files.readString(codeFile), launched::toString);
    assertEquals(Optional.of("STOPPED"), emulator.status(DemoContent.RUNNING_MODEL_ARN));
  }

  @ParameterizedTest
  @ValueSource(strings = {">&-", "<&- >&-", "<&- >&- 2>&-"})
  void closedStreams_deletes(String closed) throws Exception {
    deletes("\"$@\" " + closed + "; echo $? >\"$CODE\"", "");
  }

  @Test
  void closedErrors_printsTheResult() throws Exception {
    deletes("\"$@\" 2>&-; echo $? >\"$CODE\"", deleted());
  }

  /** Otherwise, the first connection of the JVM would become its standard output. */
  @Test
  void closedStreams_areOpenInTheJvm() throws Exception {
    Path java = new FakeJava(folder).release("17").script("true 3<&0 4>&1 5>&2 && exit 42");
    Launch.sh("\"$@\" <&- >&- 2>&-").env("JAVA_HOME", java.toString()).run().expect(42, "");
  }

  private void deletes(String script, String out) throws Exception {
    deletes(0, script, out);
  }

  private Launched deletes(int code, String script, String out) throws Exception {
    Launched launched =
        Launch.sh(script, "delete", "--yes", DemoContent.PROJECT_ARN, MODEL)
            .against(emulator)
            .env("CODE", codeFile.toString())
            .run();
    assertEquals(out, launched.out(), launched::toString);
    assertEquals(code + "\n", Files.readString(codeFile), launched::toString);
    assertEquals(Optional.empty(), emulator.status(MODEL), launched::toString);
    assertEquals(1, emulator.requests("DeleteProjectVersion").size());
    return launched;
  }

  private static String deleted() {
    return "Model deleted: " + MODEL + "\n";
  }
}
