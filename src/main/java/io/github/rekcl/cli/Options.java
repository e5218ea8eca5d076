package io.github.rekcl.cli;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Adds options to a command, under one heading of its help. picocli's annotations would say the
 * same, but reading them takes a tenth of a start.
 */
record Options(CommandSpec command, HelpSection section) {
  static {
    // picocli looks up a dozen converters of the JDK by reflection, for types that no option has.
    System.setProperty("picocli.converters.excludes", "java\\..*");
  }

  OptionSpec add(OptionSpec.Builder option, String... description) {
    OptionSpec added = option.userObject(section).description(description).build();
    command.addOption(added);
    return added;
  }

  /** Begins an option without a value, which {@link #given} asks for. */
  static OptionSpec.Builder flag(String name, String... names) {
    return OptionSpec.builder(name, names).type(boolean.class).arity("0").initialValue(false);
  }

  /** Begins an option with a value, such as {@code --port=N}. */
  static OptionSpec.Builder option(String nameAndLabel, ITypeConverter<?> converter) {
    String[] parts = nameAndLabel.split("=", 2);
    return OptionSpec.builder(parts[0])
        .paramLabel(parts[1])
        .type(String.class)
        .converters(converter);
  }

  /** Begins an option with a value that may be repeated: its value is a list. */
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
