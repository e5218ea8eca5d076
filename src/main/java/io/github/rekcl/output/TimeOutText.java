package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import java.util.List;

/** Describes a timeout, and what to do about it. */
final class TimeOutText {
  private TimeOutText() {}

  /** Returns two lines; the first also stands alone. */
  static List<String> lines(
      Report report, Result.TimedOut timedOut, SuggestedCommands commands, int width) {
    Model last = report.last();
    return List.of(
        "Timed out after "
            + Durations.text(timedOut.after())
            + ": model not seen "
            + (report.action() == Action.STOP ? "stopped: " : "deleted: ")
            + CallText.name(report.target().model(), width)
            + (last == null
                ? " (no status was seen)"
                : " (last seen " + Sanitizer.excerpt(last.statusText()) + ")"),
        commands.emulated()
            ? "The emulator ended with this command."
            : advice(
                timedOut.acceptance(),
                last != null && last.holdsInferenceUnits() ? "; the model is still billed" : ""));
  }

  private static String advice(Acceptance acceptance, String billed) {
    String accepted = CallText.accepted(acceptance);
    return switch (acceptance) {
      case CERTAIN, POSSIBLE -> accepted + ". Run the same command again to resume.";
      case REFUSED -> accepted + billed + ". Run the same command again to retry.";
      case NONE -> "Run the same command again to resume.";
    };
  }
}
