package io.github.rekcl.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Makes commands and options. picocli's annotations would say the same, but reading them takes a
 * tenth of a start.
 */
final class Specs {
  static {
    // picocli looks up a dozen converters of the JDK by reflection, for types that no option has.
    System.setProperty("picocli.converters.excludes", "java\\..*");
  }

  /** The project of the examples. */
  static final String PROJECT_ARN = "arn:aws:rekognition:us-east-1:111122223333:project/demo/1";

  /** As wide as --poll-interval=DURATION, so that its description stands beside it. */
  private static final int LONGEST_OPTION = 24;

  private Specs() {}

  /**
   * Makes a command, for now without options.
   *
   * @param name its name
   * @param command what runs it: a Runnable or a Callable
   * @param description what it does, a paragraph a line
   */
  static CommandSpec command(String name, Object command, String... description) {
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(command)
            .name(name)
            .versionProvider(() -> Version.lines(false));
    spec.usageMessage()
        .description(description)
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .longOptionsMaxWidth(LONGEST_OPTION)
        .parameterListHeading("%nParameters:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.table())
        .footerHeading("%nExamples:%n");
    return spec;
  }

  /** Adds examples, a command each; one may continue on more lines. */
  static void examples(CommandSpec command, String... commands) {
    command
        .usageMessage()
        .footer(
            Stream.of(commands)
                .flatMap(String::lines)
                .map(line -> "  " + line)
                .toArray(String[]::new));
  }

  /** Adds the options that every command has. */
  static void addHelp(CommandSpec command) {
    command
        .addOption(
            flag(Section.HELP, "-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build())
        .addOption(
            flag(Section.HELP, "-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
  }

  /** Begins an option without a value: true if it is given. */
  static OptionSpec.Builder flag(Section section, String name, String... names) {
    return OptionSpec.builder(name, names)
        .userObject(section)
        .type(boolean.class)
        .initialValue(false);
  }

  /** Begins an option with a value. */
  static OptionSpec.Builder option(Section section, String name, String label, Class<?> type) {
    return OptionSpec.builder(name).userObject(section).paramLabel(label).type(type);
  }

  /** Begins an option with a value that may be repeated. */
  static OptionSpec.Builder repeatable(
      Section section, String name, String label, Class<?> element) {
    return option(section, name, label, List.class).auxiliaryTypes(element).initialValue(List.of());
  }

  /** Tells whether the command line has a flag. */
  static boolean given(OptionSpec flag) {
    return flag.getValue();
  }

  /** Adds an option to a command. */
  static OptionSpec add(CommandSpec command, OptionSpec.Builder option, String... description) {
    return added(command, option.description(description).build());
  }

  /** Adds a parameter to a command. */
  static PositionalParamSpec add(
      CommandSpec command, PositionalParamSpec.Builder parameter, String... description) {
    return added(command, parameter.description(description).build());
  }

  private static <T extends ArgSpec> T added(CommandSpec command, T argument) {
    command.add(argument);
    return argument;
  }
}
