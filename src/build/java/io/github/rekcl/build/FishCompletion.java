package io.github.rekcl.build;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Fills in the template of the fish completion script: a line per command and option. */
final class FishCompletion {
  private static final String NO_COMMAND = "__fish_use_subcommand";

  private FishCompletion() {}

  static String complete(String script, CommandSpec rekcl) {
    Stream<String> commands =
        CommandLineModel.commands(rekcl).stream()
            .flatMap(command -> command(command, CommandLineModel.names(rekcl)));
    return script.replace(
        "@LINES@",
        Stream.concat(options(NO_COMMAND, rekcl), commands).collect(Collectors.joining("\n")));
  }

  private static Stream<String> command(CommandSpec command, String all) {
    String given = "__fish_seen_subcommand_from " + command.name();
    String words = command.helpCommand() ? quoted(all) : "'(__rekcl_ask)' -k";
    String named = " -a " + command.name() + described(command.usageMessage().description());
    Stream<String> asked =
        command.positionalParameters().stream().limit(1).map(p -> " -a " + words);
    return Stream.of(
            Stream.of(line(NO_COMMAND, named)),
            asked.map(line -> line(given, line)),
            options(given, command))
        .flatMap(lines -> lines);
  }

  private static Stream<String> options(String condition, CommandSpec command) {
    return CommandLineModel.options(command).map(option -> line(condition, option(option)));
  }

  private static String option(OptionSpec option) {
    String names =
        Stream.of(option.names())
            .map(name -> name.replaceFirst("^--", " -l ").replaceFirst("^-", " -s "))
            .collect(Collectors.joining());
    String values = CommandLineModel.takesValue(option) ? values(option) : "";
    return names + described(option.description()) + values;
  }

  private static String values(OptionSpec option) {
    String values = CommandLineModel.values(option);
    return switch (values) {
      case "" -> " -x";
      case CommandLineModel.FILE -> " -r -F";
      case CommandLineModel.PROFILE -> " -x -a '(__rekcl_profiles)'";
      default -> " -x -a " + quoted(values);
    };
  }

  private static String line(String condition, String rest) {
    return "complete -c rekcl -n " + quoted(condition) + rest;
  }

  private static String described(String... description) {
    return " -d " + quoted(CommandLineModel.summary(description));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
