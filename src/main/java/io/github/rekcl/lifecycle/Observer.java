package io.github.rekcl.lifecycle;

import java.time.Duration;

/** Is told what happens while a command runs, on the thread that runs it. */
@FunctionalInterface
public interface Observer {
  /** Ignores everything. */
  Observer NONE = event -> {};

  /**
   * Is told of an event.
   *
   * @param event what happened
   */
  void on(Event event);

  /**
   * Returns how often to tell that time has passed.
   *
   * @return the time between two {@link Event.Heartbeat}s; zero for none
   */
  default Duration heartbeat() {
    return Duration.ZERO;
  }
}
