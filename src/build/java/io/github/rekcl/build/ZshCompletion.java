package io.github.rekcl.build;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the completion script for zsh leaves open: what {@code _arguments} is told. */
final class ZshCompletion {
  private static final String NEXT = "\n    ";

  private ZshCompletion() {}

  static String complete(String script, CommandSpec rekcl) {
    String commands =
        CommandLineModel.commands(rekcl).stream()
            .map(command -> quoted(command.name() + ":" + summary(command)))
            .collect(Collectors.joining(NEXT));
    String functions =
        CommandLineModel.commands(rekcl).stream()
            .map(ZshCompletion::function)
            .collect(Collectors.joining("\n\n"));
    return script
        .replace("@OPTIONS@", options(rekcl).collect(Collectors.joining(NEXT)))
        .replace("@COMMANDS@", commands)
        .replace("@FUNCTIONS@", functions);
  }

  private static String function(CommandSpec command) {
    String start = "_rekcl_of_" + command.name() + "() {\n  _arguments -s \\\n    ";
    return Stream.concat(options(command), words(command))
        .collect(Collectors.joining(" \\" + NEXT, start, "\n}"));
  }

  /** ARNs and version names are rekcl's to complete. */
  private static Stream<String> words(CommandSpec command) {
    if (command.helpCommand()) {
      return Stream.of("'1: :_rekcl_commands'");
    }
    return command.positionalParameters().isEmpty() ? Stream.of() : Stream.of("'*: :_rekcl_ask'");
  }

  private static Stream<String> options(CommandSpec command) {
    return CommandLineModel.options(command)
        .flatMap(option -> Stream.of(option.names()).map(name -> quoted(spec(name, option))));
  }

  private static String spec(String name, OptionSpec option) {
    String excluded = "(" + String.join(" ", option.names()) + ")";
    String value = name.startsWith("--") ? "=" : "+";
    String text = CommandLineModel.summary(option.description()).replaceAll("[\\[\\]]", "\\\\$0");
    String label = option.paramLabel().replace(":", "\\:");
    boolean valued = CommandLineModel.takesValue(option);
    return (option.typeInfo().isMultiValue() ? "*" : excluded)
        + (name + (valued ? value : ""))
        + ("[" + text + "]")
        + (valued ? ":" + label + ":" + action(CommandLineModel.values(option)) : "");
  }

  private static String action(String values) {
    return switch (values) {
      case "" -> " ";
      case CommandLineModel.FILE -> "_files";
      case CommandLineModel.PROFILE -> "_rekcl_profiles";
      default -> "(" + values + ")";
    };
  }

  private static String summary(CommandSpec command) {
    return CommandLineModel.summary(command.usageMessage().description());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
