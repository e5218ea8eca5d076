package io.github.rekcl.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command line that isn't finished, and so may not be right either.
 *
 * @param command the command's name, empty if there is none yet
 * @param arguments the words after it that are neither options nor their values
 * @param options the options by their longest names, each with its values
 * @param word the word that is being typed, possibly empty
 */
record TypedWords(
    String command, List<String> arguments, Map<String, List<String>> options, String word) {

  /**
   * Reads a command line.
   *
   * @param rekcl knows the options
   * @param words the words, the last one unfinished
   */
  static TypedWords read(CommandSpec rekcl, List<String> words) {
    CommandSpec spec = rekcl;
    List<String> arguments = new ArrayList<>();
    Map<String, List<String>> options = new HashMap<>();
    int last = words.size() - 1;
    boolean ended = false;
    for (int i = 0; i < last; i++) {
      String word = words.get(i);
      if (!ended && word.equals("--")) {
        ended = true;
      } else if (!ended && word.startsWith("-") && word.length() > 1) {
        OptionSpec option = spec.findOption(word.replaceFirst("=.*", ""));
        boolean apart = option != null && option.arity().max() > 0 && !word.contains("=");
        if (apart) {
          i++;
        }
        String value = apart ? words.get(Math.min(i, last)) : word.replaceFirst("[^=]*=?", "");
        if (option != null) {
          options.computeIfAbsent(option.longestName(), o -> new ArrayList<>()).add(value);
        }
      } else if (spec == rekcl) {
        CommandLine command = rekcl.subcommands().get(word);
        if (command == null) {
          return new TypedWords("", List.of(), Map.of(), "");
        }
        spec = command.getCommandSpec();
      } else {
        arguments.add(word);
      }
    }
    return new TypedWords(
        spec == rekcl ? "" : spec.name(), arguments, options, last < 0 ? "" : words.get(last));
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  /** Returns the values of an option. */
  List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** Returns the value of an option, the last one given. */
  Optional<String> value(String option) {
    @Nullable String last = null;
    for (String value : values(option)) {
      last = value;
    }
    return Optional.ofNullable(last);
  }

  /** Returns the first argument, empty if there is none. */
  String first() {
    return arguments.isEmpty() ? "" : arguments.get(0);
  }
}
