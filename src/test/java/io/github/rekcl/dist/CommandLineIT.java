package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rekcl.emulator.DemoContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments, exit codes and output streams. */
final class CommandLineIT {
  private final Path folder;

  CommandLineIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void version_printsIt() throws Exception {
    assertEquals(
        new Launched(0, "rekcl " + Distribution.version() + "\n", ""),
        Launch.rekcl("--version").run());
  }

  @Test
  void version_verbose_namesTheCommit() throws Exception {
    // The sources may be part of another repository and then have no commit.
    String above = Path.of("..").toRealPath().toString();
    Launched git =
        Launch.of("git", "rev-parse", "--verify", "--short=12", "HEAD")
            .env("GIT_CEILING_DIRECTORIES", above)
            .run();
    assumeTrue(git.code() == 0, "No checkout");
    Launched version = Launch.rekcl("--version", "-v").run();
    assertEquals("commit " + git.out().strip(), version.out().lines().toList().get(1));
  }

  @Test
  void help_printsUsageToStandardOutput() throws Exception {
    Launched help = Launch.rekcl("--help").run();
    assertTrue(help.out().startsWith("Usage: rekcl "), help::toString);
    assertEquals(new Launched(0, help.out(), ""), help);
  }

  @Test
  void noArguments_printUsageToStandardError() throws Exception {
    Launched nothing = Launch.rekcl().run().expect(2, "");
    assertTrue(nothing.err().startsWith("Usage: rekcl "), nothing::toString);
  }

  @Test
  void unknownOption_isNamed() throws Exception {
    Launch.rekcl("--frobnicate").run().expect(2, "").errContains("'--frobnicate'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a  b", "*", "it's \"so\"", "@file", "$HOME `id` \\", "-x", "ü"})
  void argument_isPassedUnchanged(String argument) throws Exception {
    Files.writeString(folder.resolve("file"), "expanded");
    Launch.rekcl("stop", "--", argument, "v1")
        .in(folder)
        .run()
        .expect(2, "")
        .errContains("'" + argument + "'");
  }

  @Test
  void arguments_reachTheJvmInOrder() throws Exception {
    Path java = new FakeJava(folder).release("17").script("printf '<%s>\\n' \"$@\"");
    List<String> arguments = List.of("", "a b", "*", "@f", "--", "line\nend\n", "-cp", "$0", "\"'");
    Launched launched =
        Launch.rekcl(arguments.toArray(String[]::new)).env("JAVA_HOME", java.toString()).run();
    String expected = "<io.github.rekcl.Main>\n<" + String.join(">\n<", arguments) + ">\n";
    assertTrue(launched.out().endsWith(expected), launched::toString);
  }

  @Test
  void stop_inALocaleWithOtherDigits_isTheSame() throws Exception {
    Launch.rekcl("--emulate", "stop", DemoContent.PROJECT_ARN, DemoContent.RUNNING_MODEL_ARN)
        .with("--poll-interval", "100ms")
        .env("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG")
        .run()
        .expect(0, "Model stopped: " + DemoContent.RUNNING_MODEL_ARN + "\n");
  }
}
