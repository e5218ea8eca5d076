package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.ModelProgress;
import io.github.rekcl.model.Action;
import org.jspecify.annotations.Nullable;

/** Says what happens while a command runs, a line an event. */
final class EventText {
  /** What is said instead of the status of a model that is on no page any more. */
  static final String GONE = "gone";

  private EventText() {}

  static String calling(ModelProgress progress) {
    return (progress.called() == Action.STOP ? "stop" : "deletion") + " requested";
  }

  static String seen(ModelProgress progress) {
    return TextColor.onStatus(status(progress.statusText()));
  }

  static String retrying(Event.Retrying retrying) {
    return Names.of(retrying.place())
        + ": "
        + CallText.what(retrying.failure())
        + "; retrying until the timeout";
  }

  static String ignored(Event.Ignored ignored) {
    return "Skipped project "
        + ignored.project()
        + ": the endpoint answered with it for region "
        + ignored.region()
        + ", where it does not belong";
  }

  static String status(@Nullable String statusText) {
    return statusText == null ? GONE : Sanitizer.excerpt(statusText);
  }
}
