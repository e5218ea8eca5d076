package io.github.rekcl.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses what picocli would take in another sense than it was meant. To picocli {@code
 * --dry-run=false} and {@code --dry-run=} are an option left out, and a script with an empty
 * variable there would delete; of an option before and one behind the command it takes the latter.
 */
final class StrictOptions {
  private static final String END_OF_OPTIONS = "--";

  private StrictOptions() {}

  /**
   * Checks a command line that could be parsed.
   *
   * @throws ParameterException if a flag has a value, or an option has two
   */
  static void check(ParseResult parsed) {
    List<CommandLine> commands = parsed.asCommandLineList();
    if (parsed.hasSubcommand()) {
      parsed.matchedOptions().stream()
          .filter(option -> !takesNoValue(option))
          .map(OptionSpec::longestName)
          .filter(parsed.subcommand()::hasMatchedOption)
          .findFirst()
          .ifPresent(
              name -> refuse(commands, name + " is given both before and after the command"));
    }
    for (String word : parsed.originalArgs()) {
      if (word.equals(END_OF_OPTIONS)) {
        return;
      }
      int separator = word.indexOf('=');
      if (separator > 0 && isFlag(commands, word.substring(0, separator))) {
        refuse(commands, word.substring(0, separator) + " takes no value");
      }
    }
  }

  private static void refuse(List<CommandLine> commands, String message) {
    throw new ParameterException(commands.get(commands.size() - 1), message);
  }

  private static boolean isFlag(List<CommandLine> commands, String name) {
    // Several letters may stand behind one dash, and all of them are flags.
    boolean letters = name.startsWith("-") && !name.startsWith(END_OF_OPTIONS);
    return letters
        || commands.stream()
            .map(command -> command.getCommandSpec().findOption(name))
            .anyMatch(StrictOptions::takesNoValue);
  }

  private static boolean takesNoValue(OptionSpec option) {
    return option != null && option.typeInfo().isBoolean();
  }
}
