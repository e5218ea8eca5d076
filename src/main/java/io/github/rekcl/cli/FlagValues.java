package io.github.rekcl.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses values of options that take none. To picocli {@code --dry-run=false} and {@code
 * --dry-run=} are an option left out, and a script with an empty variable there would delete.
 */
final class FlagValues {
  private static final String END_OF_OPTIONS = "--";

  private FlagValues() {}

  /**
   * Looks at a command line that could be read.
   *
   * @throws ParameterException if a flag has a value
   */
  static void refuse(ParseResult parsed) {
    List<CommandLine> commands = parsed.asCommandLineList();
    for (String word : parsed.originalArgs()) {
      if (word.equals(END_OF_OPTIONS)) {
        return;
      }
      int separator = word.indexOf('=');
      if (separator > 0 && isFlag(commands, word.substring(0, separator))) {
        throw new ParameterException(
            commands.get(commands.size() - 1), word.substring(0, separator) + " takes no value");
      }
    }
  }

  private static boolean isFlag(List<CommandLine> commands, String name) {
    // Several letters may stand behind one dash, and all of them are flags.
    boolean letters = name.startsWith("-") && !name.startsWith(END_OF_OPTIONS);
    return letters
        || commands.stream()
            .map(command -> command.getCommandSpec().findOption(name))
            .anyMatch(FlagValues::takesNoValue);
  }

  private static boolean takesNoValue(OptionSpec option) {
    return option != null && option.typeInfo().isBoolean();
  }
}
