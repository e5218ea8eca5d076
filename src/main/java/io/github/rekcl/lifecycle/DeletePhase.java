package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import org.jspecify.annotations.Nullable;

/** Waits until the model is gone. */
final class DeletePhase extends Phase {

  /**
   * Begins a deletion.
   *
   * @param acceptedIsEnough true if nobody waits for the end
   */
  DeletePhase(Timer timer, Deadline deadline, boolean acceptedIsEnough) {
    super(timer, deadline, acceptedIsEnough);
  }

  @Override
  Action action() {
    return Action.DELETE;
  }

  @Override
  Verdict judge(@Nullable Model model) {
    if (model == null) {
      // Where nothing else speaks for a deletion, one poll without the model is not enough.
      return isAccepted() ? Verdict.REACHED : Verdict.SUSPECT;
    }
    if (model.status() == ModelStatus.DELETING) {
      underWay();
      return acceptedIsEnough() ? Verdict.REACHED : Verdict.WAIT;
    }
    boolean again = isUnmoved(model) && CallFailure.cameTooOften(callFailure());
    return again ? Verdict.CALL_AGAIN : Verdict.SUSPECT;
  }
}
