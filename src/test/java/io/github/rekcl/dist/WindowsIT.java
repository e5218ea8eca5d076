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

/** The Windows launcher under Wine, with a stub for java.exe that prints its arguments. */
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

  /** Wine's data, shared by all tests because creating it takes seconds. */
  @TempDir private static Path wine;

  private final Path folder;
  private final Path script;

  WindowsIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    // A path with all characters that are special to cmd.exe.
    Path bin = Files.createDirectories(folder.resolve("rekcl (x86) & more/bin"));
    script = Files.copy(Distribution.home().resolve("bin/rekcl.cmd"), bin.resolve("rekcl.cmd"));
  }

  /** Must be done before the folder is deleted, because Wine's server writes to it at its end. */
  @AfterAll
  static void endWine() throws Exception {
    if (isInstalled("wineserver")) {
      Launch.of("sh", "-c", "wineserver -k; wineserver -w")
          .env("WINEPREFIX", wine.toString())
          .run();
    }
  }

  /** Without CRLF line ends, cmd.exe may not find a label. */
  @Test
  void script_hasWindowsLineEnds_andOnlyAscii() throws Exception {
    String text = Files.readString(script);
    assertEquals(text, text.replaceAll("\r?\n", "\r\n"));
    assertTrue(text.chars().allMatch(c -> c < 0x80));
  }

  @Test
  void argumentsAndExitCode_arePassedUnchanged() throws Exception {
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
  void percentSigns_arePassedUnchanged() throws Exception {
    Path home = java("jdk");
    // Unlike Windows, Wine 8 expands variables a second time.
    Launched expanded = cmd("set \"A=100%%\"\r\necho %A%").run();
    assumeTrue(expanded.out().contains("100%"), "this Wine's cmd.exe expands variables twice");
    Launched launched = rekcl("\"100%%\" \"%%PATHEXT%%\"").env("JAVA_HOME", windows(home)).run();
    assertEquals(List.of("100%", "%PATHEXT%"), arguments(launched));
  }

  @Test
  void java_isFoundInRuntimeThenJavaHomeThenPath() throws Exception {
    Path onPath = java("on the path");
    Launch launch = rekcl("stop").env("WINEPATH", windows(onPath.resolve("bin")));
    assertEquals(42, launch.run().code());
    refused(
        launch.env("JAVA_HOME", "Z:\\no & jdk"),
        "JAVA_HOME is Z:\\no & jdk, but there is no bin\\java.exe in it");
    java("rekcl (x86) & more/runtime");
    assertEquals(42, launch.run().code());
  }

  /** A java.exe in the current folder, which cmd.exe would find first, is not used. */
  @Test
  void noJava_isReported() throws Exception {
    Files.move(java("jdk").resolve("bin/java.exe"), folder.resolve("java.exe"));
    refused(rekcl("stop"), "no java.exe on the PATH, and JAVA_HOME is not set");
  }

  private static void refused(Launch launch, String reason) throws Exception {
    Launched launched = launch.run();
    assertEquals(1, launched.code(), launched::toString);
    assertEquals("", launched.out());
    launched.errContains("rekcl: " + reason + "; rekcl needs Java 17 or newer");
  }

  /** Returns the arguments after the main class. */
  private static List<String> arguments(Launched launched) {
    List<String> all =
        launched.out().lines().map(line -> line.replaceAll("^<|>\\R?$", "")).toList();
    return all.subList(all.indexOf("io.github.rekcl.Main") + 1, all.size());
  }

  private static boolean isInstalled(String tool) throws Exception {
    return Launch.of("sh", "-c", "command -v " + tool).run().code() == 0;
  }

  /** Creates a Java home with the stub. */
  private Path java(String name) throws Exception {
    for (String tool : List.of("wine", COMPILER)) {
      assumeTrue(isInstalled(tool), tool + " is not installed");
    }
    Path home = folder.resolve(name);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java.exe");
    Files.writeString(folder.resolve("stub.c"), STUB);
    Launched compiled = Launch.of(COMPILER, "stub.c", "-o", java.toString()).in(folder).run();
    assertEquals(0, compiled.code(), compiled::toString);
    return home;
  }

  /** Calls the launcher from a batch file. */
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
