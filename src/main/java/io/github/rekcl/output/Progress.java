package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.time.Timer;
import java.time.Duration;

/** Shows the progress of a command on standard error. */
public interface Progress extends Observer, AutoCloseable {
  /** Shows nothing. */
  Progress NONE = event -> {};

  /**
   * Shows the progress of models: on a terminal as lines that are redrawn, elsewhere as a line for
   * each change, or as counts if there are many models.
   *
   * @param verbose true to print a line for each change also for many models
   * @param command the progress to show; each event must be recorded in it first
   * @param timeout the timeout of each phase
   */
  static Progress of(
      Terminal terminal,
      boolean quiet,
      boolean verbose,
      CommandProgress command,
      Duration timeout,
      Timer timer) {
    if (quiet) {
      return NONE;
    }
    command.begin(timeout);
    return terminal.facts().live()
        ? new LiveProgress(terminal, command)
        : new ProgressText(terminal, verbose, command, timer);
  }

  /** Shows that models are being listed, which may take a while. */
  static Progress discovery(Terminal terminal, boolean quiet, Timer timer) {
    return quiet ? NONE : new DiscoveryProgress(terminal, timer);
  }

  /** Erases redrawn lines, and shows nothing from now on. */
  @Override
  default void close() {}
}
