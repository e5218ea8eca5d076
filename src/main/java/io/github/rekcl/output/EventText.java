package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.model.Action;
import org.jspecify.annotations.Nullable;

/** Says what happens while a command runs, a line an event. */
final class EventText {
  /** What is said instead of the status of a model that is on no page any more. */
  static final String GONE = "gone";

  private EventText() {}

  /** Returns the line; null where there is nothing to say. */
  static @Nullable String line(Event event) {
    if (event instanceof Event.Calling calling) {
      return Names.of(calling.model())
          + ": asking the service to "
          + verb(calling.action())
          + " it";
    }
    if (event instanceof Event.Seen seen) {
      return Names.of(seen.model()) + ": " + Ink.onStatus(status(seen.statusText()));
    }
    return event instanceof Event.Troubled troubled ? trouble(troubled) : null;
  }

  static String trouble(Event.Troubled troubled) {
    return Names.of(troubled.place())
        + ": "
        + CallText.what(troubled.failure())
        + "; looking again until the time-out";
  }

  static String status(@Nullable String statusText) {
    return statusText == null ? GONE : Plain.excerpt(statusText);
  }

  private static String verb(Action action) {
    return switch (action) {
      case STOP -> "stop";
      case DELETE -> "delete";
    };
  }
}
