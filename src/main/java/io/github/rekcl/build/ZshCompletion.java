package io.github.rekcl.build;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the completion script for zsh knows of the command line. */
final class ZshCompletion {
  private final CommandSpec rekcl;

  ZshCompletion(CommandSpec rekcl) {
    this.rekcl = rekcl;
  }

  /** Returns the functions that the script calls. */
  String model() {
    List<String> functions = new ArrayList<>();
    functions.add(
        Words.options(rekcl).stream()
            .flatMap(ZshCompletion::specs)
            .collect(Collectors.joining("\n    ", "_rekcl_root() {\n  root=(\n    ", "\n  )\n}")));
    functions.add(
        Words.commands(rekcl).stream()
            .map(command -> quoted(command.name() + ":" + summary(command)))
            .collect(
                Collectors.joining(
                    "\n    ",
                    "_rekcl_commands() {\n  local -a commands=(\n    ",
                    "\n  )\n  _describe -t commands command commands\n}")));
    for (CommandSpec command : Words.commands(rekcl)) {
      functions.add(function("of_" + command.name(), arguments(command), command));
    }
    return String.join("\n\n", functions);
  }

  private static String function(String name, Stream<String> arguments, CommandSpec command) {
    Stream<String> all =
        Stream.concat(Words.options(command).stream().flatMap(ZshCompletion::specs), arguments);
    return all.collect(
        Collectors.joining(
            " \\\n    ", "_rekcl_" + name + "() {\n  _arguments -s \\\n    ", "\n}"));
  }

  /** Positional words are rekcl's to complete, but for those that name a command. */
  private static Stream<String> arguments(CommandSpec command) {
    if (command.helpCommand()) {
      return Stream.of("'1: :_rekcl_commands'");
    }
    return command.positionalParameters().stream()
        .limit(1)
        .map(ZshCompletion::many)
        .map(many -> (many ? "'*" : "'1") + ": :_rekcl_ask'");
  }

  private static boolean many(PositionalParamSpec parameter) {
    return parameter.arity().max() > 1;
  }

  private static Stream<String> specs(OptionSpec option) {
    boolean again = option.typeInfo().isMultiValue();
    String others = again ? "*" : "(" + String.join(" ", option.names()) + ")";
    return Stream.of(option.names()).map(name -> quoted(others + spec(name, option)));
  }

  private static String spec(String name, OptionSpec option) {
    String described =
        "[" + Words.sentence(option.description()).replaceAll("[\\[\\]]", "\\\\$0") + "]";
    if (!Words.takesValue(option)) {
      return name + described;
    }
    String label = option.paramLabel().replace(":", "\\:");
    return name
        + (name.startsWith("--") ? "=" : "+")
        + described
        + ":"
        + label
        + ":"
        + action(option);
  }

  private static String action(OptionSpec option) {
    List<String> values = Words.values(option);
    if (values.isEmpty()) {
      return " ";
    }
    return switch (values.get(0)) {
      case Words.FILE -> "_files";
      case Words.PROFILE -> "_rekcl_profiles";
      default -> "(" + String.join(" ", values) + ")";
    };
  }

  private static String summary(CommandSpec command) {
    return Words.sentence(command.usageMessage().description());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
