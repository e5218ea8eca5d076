package io.github.rekcl.lifecycle;

import java.time.Duration;

/** Is told what happens while a command runs, on the thread that runs it. */
@FunctionalInterface
public interface Observer {
  /** Ignores everything. */
  Observer NONE = event -> {};

  /** Is told of an event. */
  void on(Event event);

  /** {@return the time between two {@link Event.Heartbeat}s; zero for none} */
  default Duration heartbeat() {
    return Duration.ZERO;
  }
}
