package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.WaitPolicy;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** How to wait. */
final class WaitOptions {
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

  private final CommandSpec command;
  private final OptionSpec timeout;
  private final OptionSpec pollInterval;
  private final OptionSpec noWait;

  WaitOptions(CommandSpec command) {
    this.command = command;
    timeout =
        timeout(command, "Maximum time to wait for each step; 0 means no limit. Default: 30m.");
    pollInterval =
        Specs.add(
            command,
            Specs.option(Section.WAITING, "--poll-interval", "DURATION", Duration.class)
                .converters(Converters::duration)
                .initialValue(WaitPolicy.DEFAULT_POLL_INTERVAL),
            "Longest interval between status checks (starts at 1s). Default: 5s.");
    noWait =
        Specs.add(
            command,
            Specs.flag(Section.WAITING, "--no-wait"),
            "Return as soon as AWS has accepted the last request.");
  }

  /** Adds --timeout alone. */
  static OptionSpec timeout(CommandSpec command, String description) {
    return Specs.add(
        command,
        Specs.option(Section.WAITING, "--timeout", "DURATION", Duration.class)
            .converters(Converters::duration)
            .initialValue(WaitPolicy.DEFAULT_TIMEOUT),
        description);
  }

  WaitPolicy policy() {
    Duration interval = pollInterval.getValue();
    if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
      throw new ParameterException(command.commandLine(), "--poll-interval must be at least 10ms");
    }
    return new WaitPolicy(timeout.getValue(), interval);
  }

  boolean forTheEnd() {
    return !Specs.given(noWait);
  }
}
