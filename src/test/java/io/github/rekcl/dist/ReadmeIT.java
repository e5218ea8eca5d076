package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The screens of README: what stands behind {@code $ rekcl} is what comes of it. */
final class ReadmeIT {
  private static final Pattern SCREEN =
      Pattern.compile("^```\n\\$ rekcl (.*)\n((?:(?!```).*\n)+)```", Pattern.MULTILINE);

  private static final Pattern FIRST_SCREEN =
      Pattern.compile("bin/rekcl (.*)\n```\n\n```\n((?:(?!```).*\n)+)```");

  private static final Pattern ANSWER = Pattern.compile("^(Enter .* to confirm: )(.+)$");

  private static String readme() throws Exception {
    return Files.readString(Distribution.launcher().resolveSibling("../README.md"));
  }

  static Stream<String> screens() throws Exception {
    // The emulator ends with Ctrl-C, and has a test of its own.
    return SCREEN
        .matcher(readme())
        .results()
        .map(MatchResult::group)
        .filter(screen -> !screen.contains("$ rekcl emulator"));
  }

  @Test
  void screens_areThere() throws Exception {
    assertTrue(screens().count() >= 5);
  }

  @ParameterizedTest
  @MethodSource("screens")
  void screen_isReal(String screen) throws Exception {
    Matcher parts = SCREEN.matcher(screen);
    assertTrue(parts.matches());
    Deque<String> expected = new ArrayDeque<>();
    StringBuilder typed = new StringBuilder();
    for (String line : parts.group(2).lines().toList()) {
      Matcher answer = ANSWER.matcher(line);
      boolean answers = answer.matches();
      expected.add(answers ? answer.group(1) : line);
      typed.append(answers ? answer.group(2) + "\n" : "");
    }
    List<String> shown = shown(parts.group(1), typed.toString()).lines().toList();

    if (typed.length() > 0) {
      // At a terminal, where README's readers are, progress is drawn and erased again.
      shown.stream().filter(line -> line.equals(expected.peek())).forEach(line -> expected.poll());
      assertEquals(List.of(), List.copyOf(expected), shown::toString);
    } else {
      assertEquals(List.copyOf(expected), shown);
    }
  }

  @Test
  void firstScreen_isReal() throws Exception {
    Matcher parts = FIRST_SCREEN.matcher(readme());
    assertTrue(parts.find());

    assertEquals(parts.group(2), shown(parts.group(1), ""));
  }

  /** Runs a command line. Returns what both streams show, in the order they show it. */
  private static String shown(String line, String typed) throws Exception {
    return Launch.sh("exec \"$@\" 2>&1", line.split(" ")).typing(typed).run().out();
  }
}
