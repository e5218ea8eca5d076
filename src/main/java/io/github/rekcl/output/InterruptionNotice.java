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

/** Tells what a stop or delete command leaves behind if it is interrupted. */
public final class InterruptionNotice implements Interruption {
  /** What is true as long as nothing was called. */
  public static final String NOTHING_CHANGED = "Interrupted: nothing was changed.";

  private static final String RESUME = " Run the same command again to resume the wait.";
  private static final String SEE = " Run the same command again to see.";

  private final CommandProgress progress;
  private final boolean json;

  /** Where a model stands if its command ends now, in the order in which it is told. */
  private enum Outcome {
    STOPPED("model is stopped", "models are stopped", ""),
    NOT_RUNNING("model is not running", "models are not running", ""),
    DELETED("model is deleted", "models are deleted", ""),
    FAILED("model failed", "models failed", ""),
    STOP_GOES_ON("stop goes on in AWS", "stops go on in AWS", RESUME),
    DELETION_GOES_ON("deletion goes on in AWS", "deletions go on in AWS", RESUME),
    STOP_POSSIBLE("stop may have been accepted", "stops may have been accepted", SEE),
    DELETION_POSSIBLE("deletion may have been accepted", "deletions may have been accepted", SEE),
    UNTOUCHED(
        "model was not touched",
        "models were not touched",
        " Run the same command again for the rest.");

    private final String one;
    private final String many;
    private final String advice;

    Outcome(String one, String many, String advice) {
      this.one = one;
      this.many = many;
      this.advice = advice;
    }
  }

  /**
   * Makes a notice.
   *
   * @param progress what is known of the models
   * @param json true if the results are wanted as a JSON document, false if as lines that were
   *     printed already
   */
  public InterruptionNotice(CommandProgress progress, boolean json) {
    this.progress = progress;
    this.json = json;
  }

  @Override
  public List<String> says() {
    List<ModelProgress> models = progress.models();
    if (models.stream().allMatch(model -> model.called() == null)) {
      return List.of(NOTHING_CHANGED);
    }
    List<Outcome> outcomes = progress.each(plan -> of(plan.report(), null), InterruptionNotice::of);
    long toCome = models.stream().filter(ModelProgress::awaitsDeletion).count();
    return List.of(
        "Interrupted: "
            + (outcomes.size() == 1 && toCome == 0 ? one(outcomes.get(0)) : many(outcomes, toCome))
            + advice(outcomes));
  }

  @Override
  public List<String> results() {
    return json ? progress.json(IncompleteReason.INTERRUPTED) : List.of();
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
        case STOPPING -> Outcome.STOP_GOES_ON;
        case DELETED, ALREADY_GONE -> Outcome.DELETED;
        case DELETING -> Outcome.DELETION_GOES_ON;
      };
    }
    return report.result() instanceof Result.Failed failed
        ? of(failed.acceptance(), last)
        : of(((Result.TimedOut) report.result()).acceptance(), last);
  }

  private static Outcome of(Acceptance acceptance, Action action) {
    boolean stop = action == Action.STOP;
    return switch (acceptance) {
      case CERTAIN -> stop ? Outcome.STOP_GOES_ON : Outcome.DELETION_GOES_ON;
      case POSSIBLE -> stop ? Outcome.STOP_POSSIBLE : Outcome.DELETION_POSSIBLE;
      case NONE, REFUSED -> Outcome.FAILED;
    };
  }

  private static String one(Outcome outcome) {
    return switch (outcome) {
      case STOP_POSSIBLE -> "AWS may have accepted the stop, and then carries on.";
      case DELETION_POSSIBLE -> "AWS may have accepted the deletion, and then carries on.";
      case STOP_GOES_ON -> "the stop goes on in AWS.";
      case DELETION_GOES_ON -> "the deletion goes on in AWS.";
      case STOPPED, NOT_RUNNING, DELETED, FAILED, UNTOUCHED -> many(List.of(outcome), 0);
    };
  }

  private static String many(List<Outcome> outcomes, long deletionsToCome) {
    List<String> counts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = outcomes.stream().filter(outcome::equals).count();
      if (count > 0) {
        counts.add(count + " " + (count == 1 ? outcome.one : outcome.many));
      }
    }
    if (deletionsToCome > 0) {
      counts.add(
          deletionsToCome
              + (deletionsToCome == 1 ? " deletion was" : " deletions were")
              + " not requested yet");
    }
    return String.join(", ", counts) + ".";
  }

  /** What goes on in AWS is more important than what may, and that than what is left to do. */
  private static String advice(List<Outcome> outcomes) {
    return outcomes.stream()
        .sorted()
        .map(outcome -> outcome.advice)
        .filter(advice -> !advice.isEmpty())
        .findFirst()
        .orElse("");
  }
}
