package io.github.rekcl.cli;

import static io.github.rekcl.cli.Options.flag;
import static io.github.rekcl.cli.Options.option;

import io.github.rekcl.output.ResultText;
import io.github.rekcl.output.SuggestedCommands;
import io.github.rekcl.output.Terminal;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** The options that say what is printed, and how. */
final class OutputOptions {
  private static final String COLOR = "--color";
  private static final List<String> FORMATS = List.of("text", "wide", "json");
  private static final List<String> WHEN = List.of("auto", "always", "never");

  private final OptionSpec format;
  private final OptionSpec quiet;
  private final OptionSpec verbose;

  OutputOptions(CommandSpec command) {
    Options output = new Options(command, HelpSection.OUTPUT);
    format =
        output.add(
            oneOf("--output=FORMAT", FORMATS).initialValue("text"),
            "Print results as text, wide (text, with ARNs in all tables) or json (one document with"
                + " the field names of the API). Default: text.");
    quiet = output.add(flag("-q", "--quiet"), "Show only results, prompts and errors.");
    verbose =
        output.add(
            flag("-v", "--verbose"),
            "Show requests with their IDs, each status change even of many models, and details of"
                + " unexpected errors.");
    output.add(
        oneOf(COLOR + "=WHEN", WHEN).scopeType(ScopeType.INHERIT),
        "Use color: auto (on a terminal, unless NO_COLOR is set), always or never. Default: auto.");
  }

  private static OptionSpec.Builder oneOf(String nameAndLabel, List<String> words) {
    return option(nameAndLabel, Converters.oneOf(words)).completionCandidates(words);
  }

  boolean json() {
    return format.getValue().equals("json");
  }

  boolean verbose() {
    return Options.given(verbose);
  }

  boolean quiet() {
    return Options.given(quiet);
  }

  /** Returns the maximum width of tables on standard output; 0 means no limit. */
  int columns(Terminal terminal) {
    return format.getValue().equals("text") ? terminal.facts().columns() : 0;
  }

  /** Returns the maximum width of tables on standard error; 0 means no limit. */
  int errorColumns(Terminal terminal) {
    return format.getValue().equals("wide") ? 0 : terminal.facts().errorColumns();
  }

  ResultText resultText(Terminal terminal, SuggestedCommands commands) {
    return new ResultText(terminal, commands, columns(terminal), errorColumns(terminal));
  }

  /** Applies --color before picocli parses the arguments, because it also affects usage errors. */
  static void applyColor(Terminal terminal, String... args) {
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      String joined = args[i] + "=" + (i + 1 < args.length ? args[i + 1] : "");
      List<String> forms = List.of(args[i], joined);
      if (forms.contains(COLOR + "=always")) {
        terminal.colors(true);
      } else if (forms.contains(COLOR + "=never")) {
        terminal.colors(false);
      }
    }
  }
}
