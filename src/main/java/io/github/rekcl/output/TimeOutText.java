package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says that a model was not seen where it was asked to be in time, and what to do about it. */
final class TimeOutText {
  private TimeOutText() {}

  /** Says it in two lines, of which the first can stand alone. */
  static List<String> lines(
      Report report, Result.TimedOut timedOut, String model, SuggestedCommands commands) {
    Model last = report.last();
    return List.of(
        "Timed out after "
            + Durations.text(timedOut.after())
            + ": model not seen "
            + (report.action() == Action.STOP ? "stopped: " : "deleted: ")
            + model
            + (last == null
                ? " (no status was seen)"
                : " (last seen " + Sanitizer.excerpt(last.statusText()) + ")"),
        commands.emulated()
            ? "The emulator ended with this command."
            : advice(timedOut.acceptance(), last));
  }

  private static String advice(Acceptance acceptance, @Nullable Model last) {
    return switch (acceptance) {
      case CERTAIN -> "AWS carries on with what it accepted. Run the same command again to resume.";
      case POSSIBLE -> "AWS may have accepted it. Run the same command again to resume.";
      case REFUSED ->
          "AWS refused the request"
              + (last != null && last.holdsInferenceUnits() ? "; the model is still billed" : "")
              + ". Run the same command again to retry.";
      case NONE -> "Run the same command again to resume.";
    };
  }
}
