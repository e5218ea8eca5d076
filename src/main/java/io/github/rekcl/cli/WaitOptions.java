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
        Specs.add(
            command,
            Specs.option(Section.WAITING, "--timeout", "DURATION", Duration.class)
                .converters(new DurationConverter())
                .initialValue(WaitPolicy.DEFAULT_TIMEOUT),
            "Give up waiting after this time; 0 waits without end. Default: 30m.");
    pollInterval =
        Specs.add(
            command,
            Specs.option(Section.WAITING, "--poll-interval", "DURATION", Duration.class)
                .converters(new DurationConverter())
                .initialValue(WaitPolicy.DEFAULT_POLL_INTERVAL),
            "Pause at most this long between two looks; at first 1s. Default: 5s.");
    noWait =
        Specs.add(
            command,
            Specs.flag(Section.WAITING, "--no-wait"),
            "Return as soon as AWS has accepted the last call.");
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
