package io.github.rekcl.cli;

import io.github.rekcl.output.Terminal;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** What is shown, and in which form. */
final class OutputOptions {
  private static final String OUTPUT = "--output";
  private static final String COLOR = "--color";

  private final OptionSpec format;
  private final OptionSpec quiet;
  private final OptionSpec verbose;

  private enum Format {
    text,
    wide,
    json
  }

  private enum When {
    auto,
    always,
    never
  }

  OutputOptions(CommandSpec command) {
    format =
        Specs.add(
            command,
            Specs.option(Section.OUTPUT, OUTPUT, "FORMAT", Format.class)
                .converters(Converters.oneOf(Format.values()))
                .initialValue(Format.text),
            "Print results as text, wide (text, with ARNs in all tables) or json (one document with"
                + " the field names of the API). Default: text.");
    quiet =
        Specs.add(
            command,
            Specs.flag(Section.OUTPUT, "-q", "--quiet"),
            "Show only results, prompts and errors.");
    verbose =
        Specs.add(
            command,
            Specs.flag(Section.OUTPUT, "-v", "--verbose"),
            "Show requests with their IDs, and details of unexpected errors.");
    Specs.add(
        command,
        Specs.option(Section.OUTPUT, COLOR, "WHEN", When.class)
            .converters(Converters.oneOf(When.values()))
            .scopeType(ScopeType.INHERIT),
        "Use color: auto (on a terminal, unless NO_COLOR is set), always or never. Default: auto.");
  }

  boolean json() {
    return format.getValue() == Format.json;
  }

  boolean verbose() {
    return Specs.given(verbose);
  }

  boolean quiet() {
    return Specs.given(quiet);
  }

  /** Returns the width that tables have on standard output; 0 if no width limits them. */
  int columns(Terminal terminal) {
    return format.getValue() == Format.text ? terminal.facts().columns() : 0;
  }

  /** Returns the width that tables have on standard error; 0 if no width limits them. */
  int errorColumns(Terminal terminal) {
    return format.getValue() == Format.wide ? 0 : terminal.facts().errorColumns();
  }

  /** Applies --color before picocli parses it: it also holds for usage errors. */
  static void applyColor(Terminal terminal, String... args) {
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      switch (color(args[i], i + 1 < args.length ? args[i + 1] : "")) {
        case "always" -> terminal.colours(true);
        case "never" -> terminal.colours(false);
        default -> {}
      }
    }
  }

  private static String color(String argument, String next) {
    if (argument.equals(COLOR)) {
      return next;
    }
    return argument.startsWith(COLOR + "=") ? argument.substring(COLOR.length() + 1) : "";
  }

  /** Tells whether arguments that may be wrong ask for JSON. */
  static boolean wantJson(String... args) {
    List<String> all = List.of(args);
    return all.contains(OUTPUT + "=" + Format.json)
        || Collections.indexOfSubList(all, List.of(OUTPUT, Format.json.name())) >= 0;
  }
}
