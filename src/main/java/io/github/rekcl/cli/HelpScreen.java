package io.github.rekcl.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Formats the help of a command, with options grouped under the headings of their sections. */
final class HelpScreen extends Help {
  /** The project in the examples. */
  static final String PROJECT_ARN = "arn:aws:rekognition:us-east-1:111122223333:project/demo/1";

  /** The order of the root help, which lists commands before options. */
  static final List<String> COMMANDS_FIRST =
      List.of(
          UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
          UsageMessageSpec.SECTION_KEY_SYNOPSIS,
          UsageMessageSpec.SECTION_KEY_DESCRIPTION,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
          UsageMessageSpec.SECTION_KEY_OPTION_LIST,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
          UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST,
          UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
          UsageMessageSpec.SECTION_KEY_FOOTER);

  /** The width of --poll-interval=DURATION, so that its description starts on the same line. */
  private static final int OPTION_WIDTH = 24;

  private static final int DEFAULT_WIDTH = 100;

  /** Longer lines are hard to read. */
  private static final int MAX_WIDTH = 120;

  /** The minimum that picocli accepts. */
  private static final int MIN_WIDTH = 55;

  HelpScreen(CommandSpec command, ColorScheme colors) {
    super(command, colors);
  }

  /** Creates a command without options, which is run by a Runnable or Callable. */
  static CommandSpec command(
      String name, Object runner, Map<ExitCode, String> codes, String... description) {
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(runner)
            .name(name)
            .versionProvider(() -> Version.lines(false));
    spec.usageMessage()
        .description(description)
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .longOptionsMaxWidth(OPTION_WIDTH)
        .parameterListHeading("%nParameters:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.inOrder(codes))
        .footerHeading("%nExamples:%n");
    return spec;
  }

  /** Adds --help, --version and the examples. */
  static void end(CommandSpec command, String... examples) {
    Options help = new Options(command, HelpSection.HELP);
    help.add(Options.flag("-h", "--help").usageHelp(true), "Show this help.");
    help.add(Options.flag("-V", "--version").versionHelp(true), "Show the version.");
    command
        .usageMessage()
        .footer(
            Stream.of(examples)
                .flatMap(String::lines)
                .map(line -> "  " + line)
                .toArray(String[]::new));
  }

  static ColorScheme colors(boolean colored) {
    return defaultColorScheme(colored ? Ansi.ON : Ansi.OFF);
  }

  /** Returns the width of the help: that of the terminal within bounds, or a fixed one. */
  static int width(int columns) {
    return columns == 0 ? DEFAULT_WIDTH : Math.max(MIN_WIDTH, Math.min(columns, MAX_WIDTH));
  }

  @Override
  public String optionList() {
    StringBuilder text = new StringBuilder();
    HelpSection.of(commandSpec())
        .forEach(
            (section, options) -> {
              text.append(createHeading("%n" + section.title() + ":%n"));
              text.append(optionListExcludingGroups(options));
            });
    return text.toString();
  }

  /** Prints the examples without wrapping them, so that they can be pasted. */
  @Override
  public String footer(Object... params) {
    return String.join("%n".formatted(), commandSpec().usageMessage().footer()) + "%n".formatted();
  }

  @Override
  public String createHeading(String text, Object... params) {
    return super.createHeading(text.replaceFirst("[A-Z][\\w ]*:", "@|bold $0|@"), params);
  }
}
