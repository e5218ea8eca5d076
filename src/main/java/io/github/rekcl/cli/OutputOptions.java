package io.github.rekcl.cli;

import picocli.CommandLine.Option;

/** How much is said beside the result. */
final class OutputOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress; results, questions and errors only.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show requests with their ids, and where unforeseen failures come from.")
  private boolean verbose;

  boolean verbose() {
    return verbose;
  }

  boolean quiet() {
    return quiet;
  }
}
