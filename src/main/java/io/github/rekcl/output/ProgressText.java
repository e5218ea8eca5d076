package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import java.util.function.Consumer;

/** Shows on standard error what happens while a command runs. */
public final class ProgressText implements Consumer<Event> {
  private final Terminal terminal;

  /**
   * Makes a renderer.
   *
   * @param terminal where to
   */
  public ProgressText(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void accept(Event event) {
    if (!(event instanceof Event.UnderWay)) {
      terminal.say(event.model().projectName() + "/" + event.model().versionName() + text(event));
    }
  }

  private static String text(Event event) {
    if (event instanceof Event.Calling calling) {
      return switch (calling.action()) {
        case STOP -> ": asking the service to stop it";
        case DELETE -> ": asking the service to delete it";
      };
    }
    if (event instanceof Event.Seen seen) {
      return ": " + (seen.statusText() == null ? "gone" : Plain.excerpt(seen.statusText()));
    }
    Event.Troubled troubled = (Event.Troubled) event;
    return ": " + CallText.what(troubled.failure()) + "; looking again until the time-out";
  }
}
