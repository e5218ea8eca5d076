package io.github.rekcl.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Says what is wrong with a command line, in rekcl's words rather than picocli's. */
final class UsageText {
  private UsageText() {}

  static String of(ParameterException e) {
    List<String> unmatched = e.getCommandLine().getUnmatchedArguments();
    if (!unmatched.isEmpty()) {
      return unmatched(e.getCommandLine().getCommandSpec(), unmatched);
    }
    if (e instanceof MissingParameterException missing) {
      ArgSpec argument = missing.getMissing().get(0);
      return name(argument) + " needs a value: " + argument.paramLabel();
    }
    if (e instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + " may be given only once";
    }
    ArgSpec argument = e.getArgSpec();
    if (argument == null) {
      return String.valueOf(e.getMessage());
    }
    if (argument.typeInfo().isBoolean()) {
      return name(argument) + " takes no value";
    }
    String what =
        e.getCause() instanceof TypeConversionException wrong
            ? String.valueOf(wrong.getMessage())
            : "'" + e.getValue() + "' can't be read";
    return argument.isOption() ? name(argument) + ": " + what : what;
  }

  static String noCommand(CommandSpec rekcl, String typed) {
    return "there is no command '" + typed + "'" + didYouMean(typed, visible(rekcl.subcommands()));
  }

  /** A mistyped command or option shifts what stands behind it: it is the cause, that is not. */
  private static String unmatched(CommandSpec command, List<String> unmatched) {
    String first = unmatched.get(0);
    if (command.subcommands().containsKey(first)) {
      return "'" + first + "' is a command, and stands before -- and all else but options";
    }
    if (!command.subcommands().isEmpty() && !first.startsWith("-")) {
      return noCommand(command, first);
    }
    return unmatched.stream()
        .filter(argument -> argument.startsWith("-"))
        .findFirst()
        .map(option -> noOption(command, option.replaceFirst("=.*", "")))
        .orElse("one argument too many: '" + first + "'");
  }

  private static String noOption(CommandSpec command, String typed) {
    List<String> names =
        command.options().stream()
            .filter(option -> !option.hidden())
            .flatMap(option -> List.of(option.names()).stream())
            .filter(name -> name.startsWith("--"))
            .toList();
    return "there is no option '" + typed + "'" + didYouMean(typed, names);
  }

  private static String didYouMean(String typed, Collection<String> names) {
    List<String> nearest = Nearest.to(typed, names);
    return nearest.isEmpty()
        ? ""
        : nearest.stream().collect(Collectors.joining("' or '", "; did you mean '", "'?"));
  }

  private static List<String> visible(Map<String, CommandLine> commands) {
    return commands.entrySet().stream()
        .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
