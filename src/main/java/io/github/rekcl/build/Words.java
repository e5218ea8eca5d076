package io.github.rekcl.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The words of the command line's model, as a person reads them. */
final class Words {
  /** Stands for the names of files among the values of an option. */
  static final String FILE = "FILE";

  /** Stands for the names of the profiles in {@code ~/.aws}. */
  static final String PROFILE = "PROFILE";

  private Words() {}

  /** Returns texts without picocli's format and markup, each a paragraph or a line. */
  static List<String> plain(String... texts) {
    return Arrays.stream(texts)
        .map(text -> Ansi.OFF.string(String.format(Locale.ROOT, text)))
        .toList();
  }

  static String joined(String... texts) {
    return String.join(" ", plain(texts)).strip();
  }

  /** Returns a text up to the end of its first sentence. */
  static String sentence(String... texts) {
    String text = joined(texts);
    int end = text.indexOf(". ");
    String first = end < 0 ? text : text.substring(0, end);
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  /** Returns the commands that are shown, in the order of the help. */
  static List<CommandSpec> commands(CommandSpec rekcl) {
    return rekcl.subcommands().values().stream()
        .map(command -> command.getCommandSpec())
        .filter(command -> !command.usageMessage().hidden())
        .distinct()
        .toList();
  }

  /** Returns the options that are shown, in the order of the help. */
  static List<OptionSpec> options(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden()).toList();
  }

  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  /** Returns the values that an option takes, {@link #FILE} or {@link #PROFILE}; none: any. */
  static List<String> values(OptionSpec option) {
    List<String> values = new ArrayList<>();
    if (option.completionCandidates() != null) {
      option.completionCandidates().forEach(values::add);
    }
    if (!values.isEmpty()) {
      return values;
    }
    if (option.longestName().equals("--profile")) {
      return List.of(PROFILE);
    }
    return option.paramLabel().contains(FILE) ? List.of(FILE) : List.of();
  }
}
