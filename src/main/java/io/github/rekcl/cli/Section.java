package io.github.rekcl.cli;

import picocli.CommandLine.Model.OptionSpec;

/** What an option is about: the headings of the help, in their order. */
enum Section {
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

  String title() {
    return title;
  }

  /** Tells whether an option belongs here; one that says nothing belongs to the last. */
  boolean has(OptionSpec option) {
    return option.userObject() instanceof Section section ? section == this : this == HELP;
  }
}
