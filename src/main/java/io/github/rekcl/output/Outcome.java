package io.github.rekcl.output;

import io.github.rekcl.lifecycle.ModelProgress;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.ModelStatus;
import org.jspecify.annotations.Nullable;

/** Where a model stands if its command ends now, in the order in which it is told. */
enum Outcome {
  STOPPED("model is stopped", "models are stopped"),
  NOT_RUNNING("model is not running", "models are not running"),
  DELETED("model is deleted", "models are deleted"),
  FAILED("model failed", "models failed"),
  STOP_GOES_ON("stop goes on in AWS", "stops go on in AWS"),
  DELETION_GOES_ON("deletion goes on in AWS", "deletions go on in AWS"),
  STOP_POSSIBLE("stop may have been accepted", "stops may have been accepted"),
  DELETION_POSSIBLE("deletion may have been accepted", "deletions may have been accepted"),
  UNTOUCHED("model was not touched", "models were not touched");

  private final String one;
  private final String many;

  Outcome(String one, String many) {
    this.one = one;
    this.many = many;
  }

  String count(long models) {
    return models + " " + (models == 1 ? one : many);
  }

  static Outcome of(ModelProgress progress) {
    Report report = progress.report();
    Action called = progress.called();
    if (report != null) {
      return of(report, called);
    }
    if (called == null) {
      return UNTOUCHED;
    }
    if (called == Action.STOP && ModelStatus.STOPPED.name().equals(progress.statusText())) {
      return STOPPED;
    }
    return of(progress.acceptance(), called);
  }

  static Outcome of(Report report, @Nullable Action called) {
    Action last = called == null ? report.action() : called;
    if (report.result() instanceof Result.Reached reached) {
      return of(reached.end());
    }
    Acceptance acceptance =
        report.result() instanceof Result.Failed failed
            ? failed.acceptance()
            : ((Result.TimedOut) report.result()).acceptance();
    return of(acceptance, last);
  }

  private static Outcome of(Acceptance acceptance, Action action) {
    return switch (acceptance) {
      case CERTAIN -> goesOn(action);
      case POSSIBLE -> possible(action);
      case NONE, REFUSED -> FAILED;
    };
  }

  private static Outcome of(Result.End end) {
    return switch (end) {
      case STOPPED, ALREADY_STOPPED -> STOPPED;
      case NOT_RUNNING -> NOT_RUNNING;
      case STOPPING -> STOP_GOES_ON;
      case DELETED, ALREADY_GONE -> DELETED;
      case DELETING -> DELETION_GOES_ON;
    };
  }

  private static Outcome goesOn(Action action) {
    return action == Action.STOP ? STOP_GOES_ON : DELETION_GOES_ON;
  }

  private static Outcome possible(Action action) {
    return action == Action.STOP ? STOP_POSSIBLE : DELETION_POSSIBLE;
  }
}
