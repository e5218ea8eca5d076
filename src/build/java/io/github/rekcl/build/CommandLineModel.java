package io.github.rekcl.build;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Reads the parts of the command line that the help shows, in the same order. */
final class CommandLineModel {
  /** Placeholder for an option whose values are file names. */
  static final String FILE = "FILE";

  /** Placeholder for an option whose values are the profiles in {@code ~/.aws}. */
  static final String PROFILE = "PROFILE";

  private CommandLineModel() {}

  static List<CommandSpec> commands(CommandSpec rekcl) {
    return rekcl.subcommands().values().stream()
        .map(command -> command.getCommandSpec())
        .filter(command -> !command.usageMessage().hidden())
        .distinct()
        .toList();
  }

  /** Returns the names of the commands, separated by spaces. */
  static String names(CommandSpec rekcl) {
    return commands(rekcl).stream().map(CommandSpec::name).collect(Collectors.joining(" "));
  }

  static Stream<OptionSpec> options(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden());
  }

  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  /** Returns the values of an option, or {@link #FILE} or {@link #PROFILE}, or "" for any value. */
  static String values(OptionSpec option) {
    if (option.completionCandidates() != null) {
      return String.join(" ", option.completionCandidates());
    }
    if (option.longestName().equals("--profile")) {
      return PROFILE;
    }
    return option.paramLabel().contains(FILE) ? FILE : "";
  }

  /** Returns texts without picocli's format specifiers and markup. */
  static List<String> plain(String... texts) {
    return Arrays.stream(texts)
        .map(text -> Ansi.OFF.string(String.format(Locale.ROOT, text)))
        .toList();
  }

  /** Returns the first sentence of a description, without the period. */
  static String summary(String... description) {
    return String.join(" ", plain(description)).strip().replaceFirst("(?s)[.]( .*)?$", "");
  }
}
