package io.github.rekcl.build;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the completion script for fish knows of the command line. */
final class FishCompletion {
  private static final String NO_COMMAND = "__fish_use_subcommand";

  private final CommandSpec rekcl;

  FishCompletion(CommandSpec rekcl) {
    this.rekcl = rekcl;
  }

  /** Returns the completions: commands, their options, and what rekcl itself is asked for. */
  String model() {
    List<CommandSpec> commands = Words.commands(rekcl);
    String all = commands.stream().map(CommandSpec::name).collect(Collectors.joining(" "));
    Stream<String> own = Words.options(rekcl).stream().map(option -> option(NO_COMMAND, option));
    Stream<String> theirs = commands.stream().flatMap(command -> command(command, all));
    return Stream.concat(own, theirs).collect(Collectors.joining("\n"));
  }

  private static Stream<String> command(CommandSpec command, String all) {
    String given = "__fish_seen_subcommand_from " + command.name();
    String named =
        complete(NO_COMMAND)
            + " -a "
            + command.name()
            + " -d "
            + quoted(Words.sentence(command.usageMessage().description()));
    String words = command.helpCommand() ? quoted(all) : "'(__rekcl_ask)' -k";
    Stream<String> asked =
        command.positionalParameters().isEmpty()
            ? Stream.of()
            : Stream.of(complete(given) + " -a " + words);
    Stream<String> options = Words.options(command).stream().map(option -> option(given, option));
    return Stream.of(Stream.of(named), asked, options).flatMap(lines -> lines);
  }

  private static String option(String condition, OptionSpec option) {
    StringBuilder line = new StringBuilder(complete(condition));
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    line.append(" -d ").append(quoted(Words.sentence(option.description())));
    return Words.takesValue(option) ? line.append(values(option)).toString() : line.toString();
  }

  private static String values(OptionSpec option) {
    List<String> values = Words.values(option);
    if (values.isEmpty()) {
      return " -x";
    }
    return switch (values.get(0)) {
      case Words.FILE -> " -r -F";
      case Words.PROFILE -> " -x -a '(__rekcl_profiles)'";
      default -> " -x -a " + quoted(String.join(" ", values));
    };
  }

  private static String complete(String condition) {
    return "complete -c rekcl -n " + quoted(condition);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
