package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.WaitPolicy;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How to wait. */
final class WaitOptions {
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "30m",
      converter = DurationConverter.class,
      description = "Give up waiting after this time; 0 waits without end. Default: 30m.")
  private Duration timeout = WaitPolicy.DEFAULT_TIMEOUT;

  @Option(
      names = "--poll-interval",
      paramLabel = "DURATION",
      defaultValue = "5s",
      converter = DurationConverter.class,
      description = "Longest pause between two looks; the first comes after 1s. Default: 5s.")
  private Duration pollInterval = WaitPolicy.DEFAULT_POLL_INTERVAL;

  @Option(names = "--no-wait", description = "Return as soon as AWS has accepted the last call.")
  private boolean noWait;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  WaitPolicy policy() {
    if (pollInterval.compareTo(SHORTEST_INTERVAL) < 0) {
      throw new ParameterException(command.commandLine(), "--poll-interval must be at least 10ms");
    }
    return new WaitPolicy(timeout, pollInterval);
  }

  boolean forTheEnd() {
    return !noWait;
  }
}
