package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Colors and line widths on a pseudo-terminal. */
final class ColorAndWidthIT {
  private static final String RUNNING = "\u001b[33mRUNNING\u001b[0m ";
  private static final String COLOR = "\u001b\\[[0-9;]*m";

  @BeforeAll
  static void findScript() throws Exception {
    Launched script = Launch.of("sh", "-c", "script --version").run();
    assumeTrue(
        script.out().contains("util-linux"), "There is no 'script' of util-linux on this machine");
  }

  /** Runs a shell script on a terminal with this width; {@code $R} is the launcher. */
  private static String shown(int columns, String script, String... environment) throws Exception {
    Launch launch =
        Launch.of("script", "-qec", "stty cols " + columns + " rows 30; " + script, "/dev/null")
            .env("SHELL", "/bin/sh")
            .env("TERM", "xterm")
            .env("R", Distribution.launcher().toString());
    for (String each : environment) {
      launch.env(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
    }
    Launched launched = launch.run();
    assertEquals("", launched.err(), launched::toString);
    return launched.out().replace("\r\n", "\n");
  }

  @Test
  void list_onATerminal_hasColors() throws Exception {
    String list = shown(80, "\"$R\" --emulate list -q");

    assertTrue(list.contains(" " + RUNNING), list);
    assertTrue(list.contains("\u001b[32mSTOPPED\u001b[0m "), list);
    assertEquals(shown(80, "\"$R\" list -q --emulate --color never"), list.replaceAll(COLOR, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_COLOR=1", "TERM=dumb"})
  void list_colorsDisabled_hasNone(String variable) throws Exception {
    String list = shown(80, "\"$R\" --emulate list -q", variable);

    assertTrue(list.contains("RUNNING"), list);
    assertEquals(-1, list.indexOf('\u001b'), list);
  }

  /** Standard error is still a terminal, but results go to a pipe. */
  @Test
  void list_toAPipe_hasColorsOnlyWithAlways() throws Exception {
    String list = shown(80, "\"$R\" --emulate list -q | cat");
    assertTrue(list.contains("RUNNING"), list);
    assertEquals(-1, list.indexOf('\u001b'), list);

    String always = shown(80, "\"$R\" --emulate list -q --color always | cat", "NO_COLOR=1");
    assertTrue(always.contains(RUNNING), always);
  }

  @Test
  void usageError_onATerminal_isRed() throws Exception {
    assertEquals(
        """
        \u001b[31mrekcl\u001b[0m: unknown command 'stpo'; did you mean 'stop'?
        Try 'rekcl --help'.
        """,
        shown(80, "\"$R\" stpo"));
  }

  @ParameterizedTest
  @CsvSource({"70, 70", "100, 100", "300, 120"})
  void help_fitsTheTerminal_upTo120Columns(int columns, int max) throws Exception {
    for (String help : new String[] {"--help", "help", "help stop", "stop --help"}) {
      String shown = shown(columns, "\"$R\" " + help);
      assertTrue(shown.startsWith("\u001b[1mUsage:"), shown);
      int widest =
          shown
              .replaceAll(COLOR, "")
              .lines()
              .filter(line -> !line.contains(" arn:"))
              .mapToInt(String::length)
              .max()
              .orElse(0);
      assertTrue(widest <= max && widest > max - 25, () -> widest + " of " + max + "\n" + shown);
    }
  }

  @Test
  void help_withoutColors_isTheSameAsInAPipe() throws Exception {
    assertEquals(Launch.rekcl("--help").run().out(), shown(100, "\"$R\" --help", "NO_COLOR=1"));
  }
}
