package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Action;
import io.github.rekcl.lifecycle.Event;
import java.util.function.Consumer;

/** Keeps ready what is true if the process is interrupted now. */
public final class InterruptionNotice implements Consumer<Event> {
  /** What is true as long as nothing was called. */
  public static final String NOTHING_CHANGED = "Interrupted: nothing was changed.";

  private final Terminal terminal;

  /**
   * Makes a notice.
   *
   * @param terminal where it is shown if it comes to that
   */
  public InterruptionNotice(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.Calling calling) {
      terminal.ifInterrupted(
          "Interrupted: AWS may have accepted the "
              + name(calling.action())
              + ", and then carries on. Run the same command again to see.");
    } else if (event instanceof Event.UnderWay underWay) {
      terminal.ifInterrupted(
          "Interrupted: the "
              + name(underWay.action())
              + " goes on in AWS. Run the same command again to resume the wait.");
    }
  }

  private static String name(Action action) {
    return switch (action) {
      case STOP -> "stop";
      case DELETE -> "deletion";
    };
  }
}
