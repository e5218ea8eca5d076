package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.emulator.DemoContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM starts in any environment, and its messages do not appear among the results. */
final class JvmIT {
  private static final String STOPPED = "Model stopped: " + DemoContent.RUNNING_MODEL_ARN + "\n";

  private static final List<String> VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final Path folder;

  JvmIT(@TempDir Path folder) {
    this.folder = folder;
  }

  static List<Path> javaHomes() throws IOException {
    return Distribution.javaHomes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+UseG1GC",
        "-XX:+UseParallelGC -Xms512m -Xmx2g",
        "-XX:MaxRAMPercentage=20",
        "-XX:-TieredCompilation",
        "-XX:+UsePerfData"
      })
  void optionsOfTheOperator_work(String options) throws Exception {
    for (Path java : javaHomes()) {
      for (String variable : VARIABLES) {
        // The model is already stopped, so that none of the thirty commands has to wait.
        Launched launched =
            Launch.rekcl("--emulate", "stop", "--quiet", DemoContent.PROJECT_ARN, "v1")
                .env("JAVA_HOME", java.toString())
                .env(variable, options)
                .run();
        launched.expect(0, "Model already stopped: " + DemoContent.STOPPED_MODEL_ARN + "\n");
        launched.errContains("Picked up " + variable);
        assertEquals(1, launched.err().lines().count(), launched::toString);
      }
    }
  }

  /** Compares the values that the JVM reports. */
  @ParameterizedTest
  @CsvSource({
    "-XX:+UseG1GC, UseG1GC, true",
    "-Xmx2g, MaxHeapSize, 2147483648",
    "-XX:TieredStopAtLevel=3, TieredStopAtLevel, 3",
    "-Dany=1, UseSerialGC, true",
  })
  void optionsOfTheOperator_overrideTheLaunchers(String option, String flag, String value)
      throws Exception {
    for (String variable : VARIABLES) {
      String print = "-XX:+UnlockDiagnosticVMOptions -XX:+DisplayVMOutput -XX:+PrintFlagsFinal ";
      Launched launched =
          Launch.rekcl("--version")
              .env("_JAVA_OPTIONS", print)
              .env(variable, variable.equals("_JAVA_OPTIONS") ? print + option : option)
              .run();
      List<String> found =
          launched.err().lines().filter(line -> line.matches(".* " + flag + " .*")).toList();
      assertEquals(1, found.size(), launched::toString);
      assertTrue(found.get(0).matches(".* = " + value + " .*"), found::toString);
    }
  }

  /** As in a batch system that limits the address space of a process. */
  @ParameterizedTest
  @MethodSource("javaHomes")
  void limitedAddressSpace_isSufficient(Path java) throws Exception {
    Launch.sh("ulimit -v 2500000; exec \"$@\"", "--emulate", "stop", "--quiet")
        .with(DemoContent.PROJECT_ARN, "v2")
        .env("JAVA_HOME", java.toString())
        .run()
        .expect(0, STOPPED);
  }

  @ParameterizedTest
  @MethodSource("javaHomes")
  void crash_writesNoFile_andNothingToTheResults(Path java) throws Exception {
    Launch emulator =
        Launch.rekcl("emulator").env("JAVA_HOME", java.toString()).in(folder).openInput();
    try (Running running = emulator.start()) {
      String results = running.awaitOut("\n").out();
      running.signal("SEGV");
      running.finish().expect(134, results).errContains("Serving");
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  /** As in a script whose trap removes its folder before it stops the model. */
  @ParameterizedTest
  @ValueSource(strings = {"", "; mkdir ../gone"})
  void deletedWorkingDirectory_works(String then) throws Exception {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Launched launched =
        Launch.sh("rmdir ../gone" + then + "; exec \"$@\"", "--emulate", "stop", "--quiet")
            .with(DemoContent.PROJECT_ARN, "v2")
            .in(gone)
            .run();
    // Some shells print a warning about the missing folder.
    launched.expect(0, STOPPED).errLacks("Error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx_XX.UTF-8", "xx_XX.utf8", "xx_XX", "xx_XX.ISO-8859-1", "C", ""})
  void missingLocale_decodesArgumentsAndHome(String locale) throws Exception {
    Path home = Files.createDirectory(folder.resolve("Müller 模型"));
    Files.createDirectory(home.resolve(".aws"));
    Files.writeString(home.resolve(".aws/config"), "[profile mine]\nregion = eu-west-1\n");
    Files.writeString(
        home.resolve(".aws/credentials"),
        "[mine]\naws_access_key_id = x\naws_secret_access_key = y\n");
    for (Path java : javaHomes()) {
      for (String variable : List.of("LC_ALL", "LANG")) {
        Launch launch =
            Launch.rekcl("list", "--profile", "mine", "--endpoint-url", "http://127.0.0.1:1")
                .without("LC_ALL")
                .env(variable, locale)
                .env("JAVA_HOME", java.toString())
                .env("HOME", home.toString())
                .env("AWS_MAX_ATTEMPTS", "1");
        // The refused connection shows that the region and the credentials were found.
        launch.run().expect(1, "").errContains("eu-west-1").errLacks("redentials");
      }
    }
  }

  @Test
  void nonAsciiArguments_areShownUnchanged() throws Exception {
    Launch.rekcl("stop", "größer模型")
        .env("LC_ALL", "xx_XX.UTF-8")
        .run()
        .expect(2, "")
        .errContains("größer模型");
  }
}
