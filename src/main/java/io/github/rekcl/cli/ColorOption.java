package io.github.rekcl.cli;

import io.github.rekcl.output.Terminal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;

/** Whether words are coloured. */
final class ColorOption {
  private static final String NAME = "--color";

  private enum When {
    auto,
    always,
    never
  }

  private ColorOption() {}

  /** Adds the option to a command, and to those below it. */
  static void add(CommandSpec command) {
    Specs.add(
        command,
        Specs.option(Section.OUTPUT, NAME, "WHEN", When.class)
            .converters(new WordConverter<>(When.values()))
            .scopeType(ScopeType.INHERIT),
        "Use colours always, never, or auto: on a terminal, unless NO_COLOR is set. Default:"
            + " auto.");
  }

  /**
   * Looks for the option before picocli does: it also holds for what is said of arguments that
   * can't be read.
   */
  static void apply(Terminal terminal, String... args) {
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      switch (value(args[i], i + 1 < args.length ? args[i + 1] : "")) {
        case "always" -> terminal.colours(true);
        case "never" -> terminal.colours(false);
        default -> {}
      }
    }
  }

  private static String value(String argument, String next) {
    if (argument.equals(NAME)) {
      return next;
    }
    return argument.startsWith(NAME + "=") ? argument.substring(NAME.length() + 1) : "";
  }
}
