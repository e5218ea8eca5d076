package io.github.rekcl.cli;

import io.github.rekcl.output.EditDistance;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The messages for command lines that picocli rejects. */
final class UsageText {
  private static final String NO_VALUE = " takes no value";

  private UsageText() {}

  static String of(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(e.getCommandLine(), unmatched.getUnmatched());
    }
    if (e instanceof MissingParameterException missing) {
      ArgSpec argument = missing.getMissing().get(0);
      return name(argument)
          + (argument.typeInfo().isBoolean()
              ? NO_VALUE
              : " needs a value: " + argument.paramLabel());
    }
    if (e instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + " may be given only once";
    }
    String message = String.valueOf(e.getMessage());
    if (e instanceof MaxValuesExceededException) {
      // Only picocli's message names the flag: option '--yes' should be specified without ...
      return message.replaceFirst("(?s)^option '([^']+)'.*", "$1" + NO_VALUE);
    }
    @Nullable ArgSpec option = e.getArgSpec();
    return option == null || e.getCause() == null
        ? message
        : name(option) + ": " + e.getCause().getMessage();
  }

  static String noCommand(CommandLine rekcl, String typed) {
    return "unknown command '" + typed + "'" + didYouMean(rekcl, typed);
  }

  /** Reports a mistyped command or option first: it can make valid arguments after it unmatched. */
  private static String unmatched(CommandLine command, List<String> unmatched) {
    String first = unmatched.get(0);
    if (command.getSubcommands().containsKey(first)) {
      return "the command '" + first + "' must come before --";
    }
    if (!command.getSubcommands().isEmpty() && !first.startsWith("-")) {
      return noCommand(command, first);
    }
    return unmatched.stream()
        .filter(argument -> argument.startsWith("-"))
        .findFirst()
        .map(option -> option.replaceFirst("=.*", ""))
        .map(option -> "unknown option '" + option + "'" + didYouMean(command, option))
        .orElse("unexpected argument '" + first + "'");
  }

  private static String didYouMean(CommandLine command, String typed) {
    // For commands, picocli's suggestions are poor: it suggests "list" for "stpo".
    List<String> similar =
        typed.startsWith("-")
            ? new UnmatchedArgumentException(command, List.of(typed)).getSuggestions()
            : EditDistance.closest(typed, command.getSubcommands().keySet());
    return similar.isEmpty()
        ? ""
        : similar.stream().collect(Collectors.joining("' or '", "; did you mean '", "'?"));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
