package io.github.rekcl.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How much is said beside the result. */
final class OutputOptions {
  private final OptionSpec quiet;
  private final OptionSpec verbose;

  OutputOptions(CommandSpec command) {
    quiet =
        Specs.add(
            command,
            Specs.flag(Section.OUTPUT, "-q", "--quiet"),
            "Show no progress; results, questions and errors only.");
    verbose =
        Specs.add(
            command,
            Specs.flag(Section.OUTPUT, "-v", "--verbose"),
            "Show requests with their ids, and where unforeseen failures come from.");
  }

  boolean verbose() {
    return Specs.given(verbose);
  }

  boolean quiet() {
    return Specs.given(quiet);
  }
}
