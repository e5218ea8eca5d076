package io.github.rekcl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colors: where they are put, where they are not, and that nobody else can put them there. */
class TextColorTest {
  private static final String RED = "\u001b[31m";
  private static final String END = "\u001b[0m";

  @Test
  void words_areColoredOrPlain_andAsWideAsTheyLook() {
    String line = TextColor.RED.onHead("rekcl: no: more");

    assertEquals(RED + "rekcl" + END + ": no: more", TextColor.paint(line, true));
    assertEquals("rekcl: no: more", TextColor.paint(line, false));
    assertEquals("rekcl: no: more".length(), TextColor.width(line));
    assertEquals(RED + "no colon" + END, TextColor.paint(TextColor.RED.onHead("no colon"), true));
  }

  @ParameterizedTest
  @CsvSource({
    "STOPPED, 32",
    "gone, 32",
    "TRAINING_COMPLETED, 32",
    "RUNNING, 33",
    "DELETING, 33",
    "COPYING_IN_PROGRESS, 33",
    "FAILED, 31",
    "TRAINING_FAILED, 31",
  })
  void status_hasItsColor(String status, String color) {
    assertEquals(
        "\u001b[" + color + "m" + status + END, TextColor.paint(TextColor.onStatus(status), true));
  }

  @ParameterizedTest
  @CsvSource({"EXPIRED", "DEPRECATED", "waiting", "stopped", "''"})
  void otherStatus_hasNone(String status) {
    assertEquals(status, TextColor.onStatus(status));
  }

  @Test
  void table_isAlignedByWhatIsSeen() {
    List<String> lines =
        Table.lines(
            List.of(List.of(TextColor.RED.on("a"), "b"), List.of("longer", TextColor.RED.on("c"))));

    assertEquals(List.of("a       b", "longer  c"), Samples.plain(lines));
  }

  @Test
  void terminal_colorsEachStreamByWhatItIs() {
    Streams streams = new Streams(new TerminalFacts(true, false, 24, 80, 80, false, true));
    streams.terminal().result(TextColor.RED.on("result"));
    streams.terminal().error("broken");
    streams.terminal().warn("odd");

    assertEquals("result\n", streams.out());
    assertEquals(
        RED + "rekcl" + END + ": broken\n\u001b[33mWarning" + END + ": odd\n", streams.err());
  }

  @Test
  void terminal_toldAlways_colorsBoth_butNoDocument() {
    Streams streams = new Streams(false);
    streams.terminal().colors(true);
    streams.terminal().result(TextColor.RED.on("result"));
    streams.terminal().document(List.of("{}"));
    streams.terminal().error("broken");

    assertEquals(RED + "result" + END + "\n{}\n", streams.out());
    assertEquals(RED + "rekcl" + END + ": broken\n", streams.err());
  }

  @Test
  void terminal_toldNever_colorsNothing() {
    Streams streams = new Streams(new TerminalFacts(true, true, 24, 80, 80, true, true));
    streams.terminal().colors(false);
    streams.terminal().result(TextColor.RED.on("result"));
    streams.terminal().say(TextColor.RED.on("said"));
    streams.terminal().ask(TextColor.RED.on("asked"));

    assertEquals("result\n", streams.out());
    assertEquals("said\nasked ", streams.err());
  }

  @Test
  void textFromTheService_colorsNothing() {
    assertEquals("red", Sanitizer.excerpt("\ufdd2red\ufdd3"));
  }

  @ParameterizedTest
  @CsvSource({
    "xterm, '', true, true",
    "dumb,  '', true, false",
    "'',    '', true, true",
    "xterm, 1,  true, false",
    "xterm, '', false, false",
  })
  void facts_colors_needATerminalThatCan_andNobodyAgainst(
      String term, String noColor, boolean isTerminal, boolean colors) {
    TerminalFacts facts =
        TerminalFacts.of(
            name -> name.endsWith("IsTerminal") ? String.valueOf(isTerminal) : "",
            Map.of("TERM", term, "NO_COLOR", noColor));

    assertEquals(colors, facts.outColors());
    assertEquals(colors, facts.errorColors());
  }

  @Test
  void facts_withoutTerm_areThoseOfADumbTerminal() {
    TerminalFacts facts = TerminalFacts.of(name -> "true", Map.of());

    assertFalse(facts.live());
    assertFalse(facts.outColors());
    assertTrue(facts.inputIsTerminal());
  }

  @Test
  void facts_inCi_redrawNothing() {
    assertFalse(TerminalFacts.of(name -> "true", Map.of("TERM", "xterm", "CI", "1")).live());
    assertTrue(TerminalFacts.of(name -> "true", Map.of("TERM", "xterm", "CI", "")).live());
  }

  @ParameterizedTest
  @CsvSource({"132, 50, 132, 50", "'', '', 0, 24", "0, 0, 0, 24", "x, -1, 0, 24"})
  void facts_size_isTheWindows_orUsual(String columns, String rows, int width, int height) {
    Map<String, String> properties =
        Map.of("rekcl.outputIsTerminal", "true", "rekcl.columns", columns, "rekcl.rows", rows);
    TerminalFacts facts = TerminalFacts.of(name -> properties.getOrDefault(name, ""), Map.of());

    assertEquals(width, facts.columns());
    assertEquals(height, facts.rows());
  }

  @Test
  void facts_ofAPipe_haveNoWidth() {
    assertEquals(
        0, TerminalFacts.of(name -> name.equals("rekcl.columns") ? "80" : "", Map.of()).columns());
  }
}
