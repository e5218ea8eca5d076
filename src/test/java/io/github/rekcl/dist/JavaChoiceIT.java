package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher uses the configured Java, and reports one that cannot be used. */
final class JavaChoiceIT {
  private static final String TOO_OLD = "%s is Java %s; rekcl needs Java 17 or newer";

  private final Path folder;
  private final FakeJava fake;

  JavaChoiceIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.fake = new FakeJava(folder);
  }

  @Test
  void javaHome_precedesThePath() throws Exception {
    Path home = fake.release("17.0.1").script("echo taken");
    assertEquals(new Launched(0, "taken\n", ""), with(home).run());
  }

  @Test
  void java_replacesTheLauncher() throws Exception {
    Path home = fake.release("17.0.1").script("echo $$; exit 42");
    try (Running running = with(home).start()) {
      assertEquals(new Launched(42, running.pid() + "\n", ""), running.finish());
    }
  }

  @Test
  void javaHomeWithoutJava_isRejected() throws Exception {
    with(folder)
        .run()
        .refused(
            "JAVA_HOME is "
                + folder
                + ", but there is no bin/java in it; rekcl needs Java 17 or newer");
  }

  @Test
  void emptyJavaHome_isIgnored() throws Exception {
    Path home = fake.release("21").script("echo taken");
    Launch launch = Launch.rekcl("--version").env("JAVA_HOME", "");
    assertEquals(
        new Launched(0, "taken\n", ""), launch.env("PATH", home.resolve("bin").toString()).run());
  }

  @Test
  void noJava_isReported() throws Exception {
    withPath(folder)
        .run()
        .refused("no java on the PATH, and JAVA_HOME is not set; rekcl needs Java 17 or newer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.2", "16", "9-ea"})
  void oldRelease_isRejectedWithoutStartingIt(String version) throws Exception {
    Path home = fake.release(version).script("echo ran");
    with(home).run().refused(TOO_OLD.formatted(home.resolve("bin/java"), version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "21-ea", "25.0.3", "100.1"})
  void newRelease_isUsed(String version) throws Exception {
    Path home = fake.release(version).script("echo taken");
    assertEquals(new Launched(0, "taken\n", ""), with(home).run());
  }

  @Test
  void oldReleaseBehindALink_isRejectedWithoutStartingIt() throws Exception {
    Path home = fake.release("11.0.2").script("echo ran");
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));
    Launch launch = Launch.rekcl("--version").without("JAVA_HOME");
    launch
        .env("PATH", bin + ":/usr/bin:/bin")
        .run()
        .refused(TOO_OLD.formatted(bin.resolve("java"), "11.0.2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openjdk version \"11.0.2\" 2019-01-15",
        "java version \"11.0.2\"",
        "Picked up JAVA_TOOL_OPTIONS: -Dx=\"17\"\nopenjdk version \"11.0.2\" 2019-01-15"
      })
  void oldJavaWithoutReleaseFile_isRejected(String answer) throws Exception {
    Path home = fake.answering(answer);
    with(home).run().refused(TOO_OLD.formatted(home.resolve("bin/java"), "11.0.2"));
    withPath(home.resolve("bin"))
        .run()
        .refused(TOO_OLD.formatted(home.resolve("bin/java"), "11.0.2"));
  }

  @Test
  void newJavaWithoutReleaseFile_isUsed() throws Exception {
    Path home = fake.answering("openjdk version \"17.0.15\" 2025-04-15");
    assertEquals(new Launched(0, "ran\n", ""), with(home).run());
  }

  @Test
  void javaWithoutVersion_isRejected() throws Exception {
    Path home = fake.script("exit 1");
    with(home).run().refused(TOO_OLD.formatted(home.resolve("bin/java"), "of an unknown version"));
  }

  private static Launch with(Path javaHome) {
    return Launch.rekcl("--version").env("JAVA_HOME", javaHome.toString());
  }

  private static Launch withPath(Path path) {
    return Launch.rekcl("--version").without("JAVA_HOME").env("PATH", path.toString());
  }
}
