package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher for Windows; under wine, with a stub for Java, where these are. */
final class WindowsIT {
  private static final String STUB =
      """
      #include <stdio.h>
      int main(int argc, char **argv) {
        for (int i = 1; i < argc; i++) printf("<%s>\\n", argv[i]);
        return 42;
      }
      """;

  private static final Path SCRIPT = Distribution.home().resolve("bin/rekcl.cmd");

  /** Else cmd.exe may miss a label. */
  @Test
  void script_hasTheLineEndsOfWindows_andAsciiAlone() throws Exception {
    String script = Files.readString(SCRIPT);
    assertEquals(script, script.replaceAll("\r?\n", "\r\n"));
    assertTrue(script.chars().allMatch(c -> c < 0x80));
  }

  @Test
  void arguments_andExitCode_passThrough(@TempDir Path folder) throws Exception {
    for (String tool : new String[] {"wine", "x86_64-w64-mingw32-gcc"}) {
      assumeTrue(Launch.of("sh", "-c", "command -v " + tool).run().code() == 0, "no " + tool);
    }
    Path bin = Files.createDirectories(folder.resolve("a jdk/bin"));
    Files.writeString(folder.resolve("stub.c"), STUB);
    Launched compiled =
        Launch.of("x86_64-w64-mingw32-gcc", "stub.c", "-o", bin.resolve("java.exe").toString())
            .in(folder)
            .run();
    assertEquals(0, compiled.code(), compiled::toString);
    Launched launched =
        Launch.of("wine", "cmd", "/c", SCRIPT.toString(), "stop", "a b", "100%", "x\"y")
            .env("JAVA_HOME", bin.resolveSibling(".").normalize().toString())
            .env("HOME", folder.toString())
            .env("WINEDEBUG", "-all")
            .run();
    assertEquals(42, launched.code(), launched::toString);
    assertTrue(
        launched.out().replace("\r", "").endsWith("<stop>\n<a b>\n<100%>\n<x\"y>\n"),
        launched::toString);
  }
}
