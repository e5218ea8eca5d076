package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.time.Timer;
import java.time.Duration;

/** Shows on standard error what happens while a command runs. */
public interface Progress extends Observer, AutoCloseable {
  /** Shows nothing. */
  Progress NONE = event -> {};

  /**
   * Shows how models get on: on a screen lines that are redrawn, elsewhere a line for each change,
   * or for many models their counts.
   *
   * @param verbose true for a line for each change of many models, too
   * @param command how far the command has come, which knows of each event before
   * @param timeout how long each phase may take
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

  /** Shows that models are being found, which may take a while where there are many. */
  static Progress discovery(Terminal terminal, boolean quiet, Timer timer) {
    return quiet ? NONE : new DiscoveryProgress(terminal, timer);
  }

  @Override
  void on(Event event);

  /** Erases what was drawn. Nothing is shown after that. */
  @Override
  default void close() {}
}
