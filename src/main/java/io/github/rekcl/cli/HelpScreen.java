package io.github.rekcl.cli;

import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of a command: its options stand under the headings of their sections. */
final class HelpScreen extends Help {
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

  private static final int USUAL_WIDTH = 100;

  /** Longer lines are hard to read. */
  private static final int MOST_WIDTH = 120;

  /** picocli draws no narrower. */
  private static final int LEAST_WIDTH = 55;

  HelpScreen(CommandSpec command, ColorScheme colours) {
    super(command, colours);
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
    Section.of(commandSpec())
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
