package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.rekognition.CallFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for STOPPED. */
final class StopJudge implements Judge {
  private final @Nullable String statusAtCall;
  private final @Nullable CallFailure doubt;
  private final boolean stoppingIsEnough;
  private boolean seenStarting;
  private boolean moved;

  /**
   * Judges the looks after a call, or after none.
   *
   * @param statusAtCall the status in which the service was asked; null if it is at it already
   * @param doubt how the call failed, or null if the service accepted it
   * @param stoppingIsEnough true if nobody waits for the end
   */
  StopJudge(@Nullable String statusAtCall, @Nullable CallFailure doubt, boolean stoppingIsEnough) {
    this.statusAtCall = statusAtCall;
    this.doubt = doubt;
    this.stoppingIsEnough = stoppingIsEnough;
    this.seenStarting = ModelStatus.STARTING.name().equals(statusAtCall);
  }

  @Override
  public Verdict judge(Optional<Model> look) {
    return look.map(this::judgePresent).orElse(Verdict.SUSPECT);
  }

  private Verdict judgePresent(Model model) {
    return switch (model.status()) {
      case STOPPED -> Verdict.REACHED;
      case STOPPING -> {
        moved = true;
        yield stoppingIsEnough ? Verdict.REACHED : Verdict.WAIT;
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
          judgeStill(model);
    };
  }

  private Verdict judgeRunning(Model model) {
    boolean now = cameTooEarly() ? seenStarting : unmoved(model) && CallFailure.cameTooOften(doubt);
    return now ? Verdict.CALL_AGAIN : Verdict.SUSPECT;
  }

  private Verdict judgeStarting(Model model) {
    if (cameTooEarly()) {
      seenStarting = true;
      return Verdict.WAIT;
    }
    if (doubt == null && unmoved(model)) {
      // Accepted while it starts: how long it goes on starting is not documented.
      return Verdict.WAIT;
    }
    return judgeStill(model);
  }

  /** A status that was there when the service was asked may be an old look at it. */
  private Verdict judgeStill(Model model) {
    if (!unmoved(model)) {
      return Verdict.ELSEWHERE;
    }
    return CallFailure.cameTooOften(doubt) ? Verdict.CALL_AGAIN : Verdict.SUSPECT;
  }

  private boolean unmoved(Model model) {
    return !moved && model.statusText().equals(statusAtCall);
  }

  private boolean cameTooEarly() {
    return doubt != null && doubt.kind() == CallFailure.Kind.IN_USE;
  }

  @Override
  public boolean accepted() {
    return doubt == null || moved;
  }
}
