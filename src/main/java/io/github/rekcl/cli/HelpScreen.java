package io.github.rekcl.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of a command: its options stand under the headings of their sections. */
final class HelpScreen extends Help {
  /** The project of the examples. */
  static final String PROJECT_ARN = "arn:aws:rekognition:us-east-1:111122223333:project/demo/1";

  /** The parts of a help whose commands matter more than its options. */
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

  /** As wide as --poll-interval=DURATION, so that its description stands beside it. */
  private static final int LONGEST_OPTION = 24;

  private static final int USUAL_WIDTH = 100;

  /** Longer lines are hard to read. */
  private static final int MOST_WIDTH = 120;

  /** picocli draws no narrower. */
  private static final int LEAST_WIDTH = 55;

  HelpScreen(CommandSpec command, ColorScheme colours) {
    super(command, colours);
  }

  /**
   * Makes a command with its help, for now without options.
   *
   * @param command what runs it: a Runnable or a Callable
   * @param codes the exit codes that it has
   * @param description what it does, a paragraph a line
   */
  static CommandSpec command(
      String name, Object command, Map<ExitCode, String> codes, String... description) {
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
        .exitCodeList(ExitCode.inOrder(codes))
        .footerHeading("%nExamples:%n");
    return spec;
  }

  /** Adds what every help ends with: --help, --version, and examples, a command each. */
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

  static ColorScheme colours(boolean coloured) {
    return defaultColorScheme(coloured ? Ansi.ON : Ansi.OFF);
  }

  /** Returns how wide the help is: as the terminal within bounds, and always the same elsewhere. */
  static int width(int columns) {
    return columns == 0 ? USUAL_WIDTH : Math.max(LEAST_WIDTH, Math.min(columns, MOST_WIDTH));
  }

  @Override
  public String optionListHeading(Object... params) {
    return "";
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

  /** Examples are to be pasted: they keep their lines. */
  @Override
  public String footer(Object... params) {
    return String.join("%n".formatted(), commandSpec().usageMessage().footer()) + "%n".formatted();
  }

  @Override
  public String createHeading(String text, Object... params) {
    return super.createHeading(text.replaceFirst("[A-Z][\\w ]*:", "@|bold $0|@"), params);
  }
}
