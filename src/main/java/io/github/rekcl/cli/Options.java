package io.github.rekcl.cli;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Adds options to a command, under one heading of its help. Does not use picocli's annotations,
 * because reading them takes a tenth of the start-up time.
 */
record Options(CommandSpec command, HelpSection section) {
  static {
    // Keeps picocli from loading, by reflection, converters for JDK types that no option has.
    System.setProperty("picocli.converters.excludes", "java\\..*");
  }

  OptionSpec add(OptionSpec.Builder option, String... description) {
    OptionSpec added = option.userObject(section).description(description).build();
    command.addOption(added);
    return added;
  }

  /** Starts an option without a value; {@link #given} returns whether it is set. */
  static OptionSpec.Builder flag(String name, String... names) {
    return OptionSpec.builder(name, names).type(boolean.class).arity("0").initialValue(false);
  }

  /** Starts an option with a value, such as {@code --port=N}. */
  static OptionSpec.Builder option(String nameAndLabel, ITypeConverter<?> converter) {
    String[] parts = nameAndLabel.split("=", 2);
    return OptionSpec.builder(parts[0])
        .paramLabel(parts[1])
        .type(String.class)
        .converters(converter);
  }

  /** Starts an option that can be repeated; its value is a list. */
  static OptionSpec.Builder list(String nameAndLabel, ITypeConverter<?> converter) {
    return option(nameAndLabel, converter)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .initialValue(List.of());
  }

  static OptionSpec.Builder duration(String name, Duration initial) {
    return option(name + "=DURATION", Converters::duration).initialValue(initial);
  }

  static boolean given(OptionSpec flag) {
    return flag.getValue();
  }
}
