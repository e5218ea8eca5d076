package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.time.Deadline;
import org.jspecify.annotations.Nullable;

/** A stop: ends when the model is STOPPED. */
final class StopPhase extends Phase {
  private boolean seenStarting;

  StopPhase(Deadline deadline, boolean acceptedIsEnough) {
    super(deadline, acceptedIsEnough);
  }

  @Override
  Action action() {
    return Action.STOP;
  }

  @Override
  void onCall(Model seen) {
    super.onCall(seen);
    seenStarting = seen.status() == ModelStatus.STARTING;
  }

  @Override
  Verdict verdict(@Nullable Model model) {
    if (model == null) {
      return Verdict.SUSPECT;
    }
    return switch (model.status()) {
      case STOPPED -> Verdict.REACHED;
      case STOPPING -> underWay();
      case RUNNING -> running(model);
      case STARTING -> starting(model);
      case TRAINING_IN_PROGRESS,
          TRAINING_COMPLETED,
          TRAINING_FAILED,
          FAILED,
          DELETING,
          COPYING_IN_PROGRESS,
          COPYING_COMPLETED,
          COPYING_FAILED,
          DEPRECATED,
          EXPIRED,
          UNKNOWN ->
          notUnderWay(model);
    };
  }

  private Verdict running(Model model) {
    if (RetryPolicy.cameTooEarly(callFailure())) {
      return seenStarting ? Verdict.CALL_AGAIN : Verdict.SUSPECT;
    }
    return notUnderWay(model);
  }

  private Verdict starting(Model model) {
    if (RetryPolicy.cameTooEarly(callFailure())) {
      seenStarting = true;
      return Verdict.WAIT;
    }
    // A stop was accepted while the model starts. How long it stays STARTING is not documented.
    return callFailure() == null && isUnmoved(model) ? Verdict.WAIT : notUnderWay(model);
  }
}
