package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import org.jspecify.annotations.Nullable;

/** Waits for STOPPED. */
final class StopPhase extends Phase {
  private boolean seenStarting;

  /**
   * Begins a stop.
   *
   * @param acceptedIsEnough true if nobody waits for the end
   */
  StopPhase(Timer timer, Deadline deadline, boolean acceptedIsEnough) {
    super(timer, deadline, acceptedIsEnough);
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
  Verdict judge(@Nullable Model model) {
    if (model == null) {
      return Verdict.SUSPECT;
    }
    return switch (model.status()) {
      case STOPPED -> Verdict.REACHED;
      case STOPPING -> {
        underWay();
        yield acceptedIsEnough() ? Verdict.REACHED : Verdict.WAIT;
      }
      case RUNNING -> judgeRunning(model);
      case STARTING -> judgeStarting(model);
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
          judgeOther(model);
    };
  }

  private Verdict judgeRunning(Model model) {
    boolean now = cameTooEarly() ? seenStarting : isUnmoved(model) && wasThrottled();
    return now ? Verdict.CALL_AGAIN : Verdict.SUSPECT;
  }

  private Verdict judgeStarting(Model model) {
    if (cameTooEarly()) {
      seenStarting = true;
      return Verdict.WAIT;
    }
    if (callFailure() == null && isUnmoved(model)) {
      // Accepted while it starts: how long it goes on starting is not documented.
      return Verdict.WAIT;
    }
    return judgeOther(model);
  }

  /** Any other status may be stale, or odd for a moment. */
  private Verdict judgeOther(Model model) {
    return isUnmoved(model) && wasThrottled() ? Verdict.CALL_AGAIN : Verdict.SUSPECT;
  }

  private boolean wasThrottled() {
    return CallFailure.cameTooOften(callFailure());
  }

  private boolean cameTooEarly() {
    CallFailure failure = callFailure();
    return failure != null && failure.kind() == CallFailure.Kind.IN_USE;
  }
}
