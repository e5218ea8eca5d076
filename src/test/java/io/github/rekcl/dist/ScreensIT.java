package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that {@code console} blocks in the documentation show real output: each {@code $} is
 * followed by a command, and the lines below it are all of its output. After messages have changed,
 * {@code -Drekcl.docs.refresh=true} rewrites the blocks; review the diff before committing it.
 */
final class ScreensIT {
  static final boolean REFRESH = Boolean.getBoolean("rekcl.docs.refresh");

  private static final Pattern QUESTION = Pattern.compile("(?m)^(Enter .* to confirm: |Type .*: )");

  private static final Pattern TYPED = Pattern.compile("(?m)^(?:Enter|Type) .*?: (\\S.*)$");

  private static final Pattern EXPORT =
      Pattern.compile("AWS_ENDPOINT_URL_REKOGNITION=http://127[.]0[.]0[.]1:8080\\s");

  private static final Pattern INTERMEDIATE_STATUS =
      Pattern.compile("(?m)^\\S+: (?:STOPPING|DELETING)\n");

  @TempDir Path home;

  static Stream<DocBlock> screens() {
    return DocBlock.all("console").stream();
  }

  @Test
  void screens_exist() {
    assertTrue(screens().count() >= 10);
  }

  @ParameterizedTest
  @MethodSource("screens")
  void screen_isReal(DocBlock block) throws Exception {
    StringBuilder real = new StringBuilder();
    try (DocSandbox sandbox = DocSandbox.open(home)) {
      for (String screen : commands(block.text())) {
        String command = command(screen);
        String shown = screen.substring(command.length());
        real.append(command).append(shown(sandbox, command.substring(2), shown));
      }
    }
    if (REFRESH) {
      block.replaceWith(real.toString());
    } else {
      assertEquals(
          withoutIntermediateStatuses(block.text()), withoutIntermediateStatuses(real.toString()));
    }
  }

  /** Removes intermediate statuses, which a slow machine may not observe. */
  static String withoutIntermediateStatuses(String screen) {
    return INTERMEDIATE_STATUS.matcher(screen).replaceAll("");
  }

  /** Splits a block at each line that begins with a prompt. */
  private static List<String> commands(String text) {
    List<String> commands = new ArrayList<>(Arrays.asList(text.split("(?m)^(?=\\$ )")));
    assertTrue(commands.get(0).startsWith("$ "), text);
    return commands;
  }

  /** Returns the command of a screen, with its continuation lines. */
  private static String command(String screen) {
    Matcher command = Pattern.compile("\\A(?:.*\\\\\n)*.*\n").matcher(screen);
    assertTrue(command.find(), screen);
    return command.group();
  }

  /** Runs a command. Returns both streams and the typed answers, as a terminal shows them. */
  private static String shown(DocSandbox sandbox, String command, String expected)
      throws Exception {
    if (command.startsWith("rekcl emulator")) {
      return emulator(sandbox, command, expected);
    }
    Matcher typed = TYPED.matcher(expected);
    String answer = typed.find() ? typed.group(1) : "";
    Launched run =
        sandbox
            .in(Launch.of("sh", "-c", "exec 2>&1\n" + command))
            .typing(answer.isEmpty() ? "" : answer + "\n")
            .run();
    String out = run.out();
    if (!answer.isEmpty()) {
      // A terminal also shows the typed answer and its line break.
      out = QUESTION.matcher(out).replaceFirst("$1" + Matcher.quoteReplacement(answer) + "\n");
      out = out.replace(answer + "\n\n", answer + "\n");
    }
    return out.replace(sandbox.home().toString(), "/home/ops")
        .replaceAll("(\"ElapsedSeconds\": )[0-9]*[.][0-9]+", "$13.042");
  }

  /** Starts an emulator on a free port until it has shown all its output; the pages use 8080. */
  private static String emulator(DocSandbox sandbox, String command, String expected)
      throws Exception {
    String script = "exec 2>&1; exec " + command.replace("8080", "0");
    try (Running running = sandbox.in(Launch.of("sh", "-c", script)).start()) {
      running.await(() -> EXPORT.matcher(withPort8080(running)).find(), "the endpoint");
      if (!REFRESH) {
        running.await(() -> withPort8080(running).equals(expected), expected);
      }
      return withPort8080(running);
    }
  }

  private static String withPort8080(Running emulator) {
    return emulator.out().replaceAll("(?<=127[.]0[.]0[.]1:)\\d+", "8080");
  }
}
