package io.github.rekcl.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What an option is about: the headings of the help, in their order. */
public enum Section {
  MODELS("Models"),
  ACTION("Action"),
  EMULATOR("Emulator"),
  WAITING("Waiting"),
  OUTPUT("Output"),
  AWS("AWS"),
  HELP("Help");

  private final String title;

  Section(String title) {
    this.title = title;
  }

  /** Returns the heading. */
  public String title() {
    return title;
  }

  /**
   * Returns the options of a command that are shown, as its help shows them.
   *
   * @param command the command
   * @return the sections that have any, in their order
   */
  public static Map<Section, List<OptionSpec>> of(CommandSpec command) {
    Map<Section, List<OptionSpec>> sections = new EnumMap<>(Section.class);
    for (Section section : values()) {
      List<OptionSpec> options =
          command.options().stream()
              .filter(option -> !option.hidden() && section.has(option))
              .toList();
      if (!options.isEmpty()) {
        sections.put(section, options);
      }
    }
    return sections;
  }

  /** Tells whether an option belongs here; one that says nothing belongs to the last. */
  private boolean has(OptionSpec option) {
    return option.userObject() instanceof Section section ? section == this : this == HELP;
  }
}
