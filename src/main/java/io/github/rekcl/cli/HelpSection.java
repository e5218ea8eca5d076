package io.github.rekcl.cli;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The headings under which the help lists options, in their order. */
public enum HelpSection {
  MODELS("Models"),
  ACTION("Action"),
  EMULATOR("Emulator"),
  WAITING("Waiting"),
  OUTPUT("Output"),
  AWS("AWS"),
  HELP("Help");

  private final String title;

  HelpSection(String title) {
    this.title = title;
  }

  /** Returns the heading. */
  public String title() {
    return title;
  }

  /** Returns the options of a command by section, in the order of the sections. */
  public static SortedMap<HelpSection, List<OptionSpec>> of(CommandSpec command) {
    return command.options().stream()
        .collect(
            Collectors.groupingBy(
                option -> (HelpSection) option.userObject(), TreeMap::new, Collectors.toList()));
  }
}
