package io.github.rekcl.output;

import io.github.rekcl.lifecycle.ModelProgress;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.ModelStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is printed when the process is interrupted.
 *
 * @param says lines for standard error
 * @param results lines for standard output
 */
public record InterruptionNotice(List<String> says, List<String> results) {
  /** The text while no request that changes anything was sent. */
  public static final String NOTHING_CHANGED = "Interrupted: nothing was changed.";

  private static final String EMULATED = "Interrupted: the emulator ended with this command.";
  private static final String RESUME = " Run the same command again to resume the wait.";
  private static final String SEE = " Run the same command again to see.";

  /** The state of a model if its command ends now, in the order of the text. */
  private enum Outcome {
    STOPPED("%s stopped", ""),
    NOT_RUNNING("%s not running", ""),
    DELETED("%s deleted", ""),
    FAILED("%s failed", ""),
    STOPPING("AWS is still stopping %s", RESUME),
    DELETING("AWS is still deleting %s", RESUME),
    MAY_BE_STOPPING("AWS may be stopping %s", SEE),
    MAY_BE_DELETING("AWS may be deleting %s", SEE),
    UNTOUCHED("%s not touched", " Run the same command again for the rest.");

    private final String text;
    private final String advice;

    Outcome(String text, String advice) {
      this.text = text;
      this.advice = advice;
    }
  }

  /**
   * Describes the state in which an interrupted stop or delete command leaves its models.
   *
   * @param json true to include the results as a JSON document; lines are already printed
   */
  public static InterruptionNotice of(CommandProgress progress, boolean json) {
    return new InterruptionNotice(
        List.of(progress.emulated() ? EMULATED : text(progress)),
        json ? progress.json(IncompleteReason.INTERRUPTED) : List.of());
  }

  private static String text(CommandProgress progress) {
    List<ModelProgress> models = progress.models();
    if (models.stream().allMatch(model -> model.called() == null)) {
      return NOTHING_CHANGED;
    }
    List<Outcome> outcomes = progress.each(done -> of(done.report(), null), InterruptionNotice::of);
    List<String> parts = new ArrayList<>();
    String advice = "";
    for (Outcome outcome : Outcome.values()) {
      long count = outcomes.stream().filter(outcome::equals).count();
      if (count > 0) {
        parts.add(outcome.text.formatted(count + (count == 1 ? " model" : " models")));
        advice = advice.isEmpty() ? outcome.advice : advice;
      }
    }
    long toDelete = models.stream().filter(ModelProgress::awaitsDeletion).count();
    if (toDelete > 0) {
      parts.add(toDelete + (toDelete == 1 ? " deletion" : " deletions") + " not requested yet");
    }
    return "Interrupted: " + String.join(", ", parts) + "." + advice;
  }

  private static Outcome of(ModelProgress progress) {
    Report report = progress.report();
    Action called = progress.called();
    if (report != null) {
      return of(report, called);
    }
    if (called == null) {
      return Outcome.UNTOUCHED;
    }
    return called == Action.STOP && ModelStatus.STOPPED.name().equals(progress.statusText())
        ? Outcome.STOPPED
        : of(progress.acceptance(), called);
  }

  private static Outcome of(Report report, @Nullable Action called) {
    Action last = called == null ? report.action() : called;
    if (report.result() instanceof Result.Reached reached) {
      return switch (reached.end()) {
        case STOPPED, ALREADY_STOPPED -> Outcome.STOPPED;
        case NOT_RUNNING -> Outcome.NOT_RUNNING;
        case STOPPING -> Outcome.STOPPING;
        case DELETED, ALREADY_GONE -> Outcome.DELETED;
        case DELETING -> Outcome.DELETING;
      };
    }
    return report.result() instanceof Result.Failed failed
        ? of(failed.acceptance(), last)
        : of(((Result.TimedOut) report.result()).acceptance(), last);
  }

  private static Outcome of(Acceptance acceptance, Action action) {
    boolean stop = action == Action.STOP;
    return switch (acceptance) {
      case CERTAIN -> stop ? Outcome.STOPPING : Outcome.DELETING;
      case POSSIBLE -> stop ? Outcome.MAY_BE_STOPPING : Outcome.MAY_BE_DELETING;
      case NONE, REFUSED -> Outcome.FAILED;
    };
  }
}
