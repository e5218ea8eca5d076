package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher for Windows; under Wine, with a program for Java that prints its arguments. */
final class WindowsIT {
  private static final String STUB =
      """
      #include <stdio.h>
      int main(int argc, char **argv) {
        for (int i = 1; i < argc; i++) printf("<%s>\\n", argv[i]);
        return 42;
      }
      """;

  private static final String COMPILER = "x86_64-w64-mingw32-gcc";

  /** What Wine makes of an empty folder; that takes seconds. */
  @TempDir private static Path wine;

  private final Path folder;
  private final Path script;

  WindowsIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    // A path with everything that cmd.exe takes for its own.
    Path bin = Files.createDirectories(folder.resolve("rekcl (x86) & more/bin"));
    script = Files.copy(Distribution.home().resolve("bin/rekcl.cmd"), bin.resolve("rekcl.cmd"));
  }

  /** Wine's server writes to that folder when it ends. */
  @AfterAll
  static void endWine() throws Exception {
    if (isThere("wineserver")) {
      Launch.of("sh", "-c", "wineserver -k; wineserver -w")
          .env("WINEPREFIX", wine.toString())
          .run();
    }
  }

  /** Else cmd.exe may miss a label. */
  @Test
  void script_hasTheLineEndsOfWindows_andAsciiAlone() throws Exception {
    String text = Files.readString(script);
    assertEquals(text, text.replaceAll("\r?\n", "\r\n"));
    assertTrue(text.chars().allMatch(c -> c < 0x80));
  }

  @Test
  void arguments_andExitCode_passThrough() throws Exception {
    Path home = java("a jdk");
    Launched launched =
        rekcl("stop \"a b\" \"c&d e\" \"a^b\" \"!e! f\" \"<g> h|i\" \"\" a!b \"x\\\"y\"")
            .env("JAVA_HOME", windows(home))
            .run();
    assertEquals(42, launched.code(), launched::toString);
    assertEquals(
        List.of("stop", "a b", "c&d e", "a^b", "!e! f", "<g> h|i", "", "a!b", "x\"y"),
        arguments(launched));
  }

  @Test
  void percentSigns_passThrough() throws Exception {
    Path home = java("jdk");
    // Wine 8 expands what it has expanded once more, as Windows never does.
    Launched once = cmd("set \"A=100%%\"\r\necho %A%").run();
    assumeTrue(once.out().contains("100%"), "this Wine's cmd.exe expands variables twice");
    Launched launched = rekcl("\"100%%\" \"%%PATHEXT%%\"").env("JAVA_HOME", windows(home)).run();
    assertEquals(List.of("100%", "%PATHEXT%"), arguments(launched));
  }

  @Test
  void ownRuntime_goesBeforeJavaHome_andThatBeforeThePath() throws Exception {
    Path onPath = java("on the path");
    Launch launch = rekcl("stop").env("WINEPATH", windows(onPath.resolve("bin")));
    assertEquals(42, launch.run().code());
    refused(
        launch.env("JAVA_HOME", "Z:\\no & jdk"),
        "JAVA_HOME is Z:\\no & jdk, but there is no bin\\java.exe in it");
    java("rekcl (x86) & more/runtime");
    assertEquals(42, launch.run().code());
  }

  /** Not even if there is one in the current folder, where cmd.exe looks first. */
  @Test
  void noJava_isRefused() throws Exception {
    Files.move(java("jdk").resolve("bin/java.exe"), folder.resolve("java.exe"));
    refused(rekcl("stop"), "no java.exe on the PATH, and JAVA_HOME is not set");
  }

  private static void refused(Launch launch, String reason) throws Exception {
    Launched launched = launch.run();
    assertEquals(1, launched.code(), launched::toString);
    assertEquals("", launched.out());
    launched.errContains("rekcl: " + reason + "; rekcl needs Java 17 or newer");
  }

  /** Returns what follows the name of the main class. */
  private static List<String> arguments(Launched launched) {
    List<String> all =
        launched.out().lines().map(line -> line.replaceAll("^<|>\\R?$", "")).toList();
    return all.subList(all.indexOf("io.github.rekcl.Main") + 1, all.size());
  }

  private static boolean isThere(String tool) throws Exception {
    return Launch.of("sh", "-c", "command -v " + tool).run().code() == 0;
  }

  /** Makes a folder of a Java. */
  private Path java(String name) throws Exception {
    for (String tool : List.of("wine", COMPILER)) {
      assumeTrue(isThere(tool), "no " + tool);
    }
    Path home = folder.resolve(name);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java.exe");
    Files.writeString(folder.resolve("stub.c"), STUB);
    Launched compiled = Launch.of(COMPILER, "stub.c", "-o", java.toString()).in(folder).run();
    assertEquals(0, compiled.code(), compiled::toString);
    return home;
  }

  /** Calls the launcher as a user's script does. */
  private Launch rekcl(String arguments) throws IOException {
    return cmd("\"" + windows(script) + "\" " + arguments);
  }

  private Launch cmd(String lines) throws IOException {
    Files.writeString(folder.resolve("user.bat"), "@echo off\r\n" + lines + "\r\n");
    return Launch.of("wine", "cmd", "/c", "user.bat")
        .in(folder)
        .without("JAVA_HOME")
        .env("HOME", folder.toString())
        .env("WINEPREFIX", wine.toString())
        .env("WINEDEBUG", "-all");
  }

  private static String windows(Path path) {
    return "Z:" + path.toString().replace('/', '\\');
  }
}
