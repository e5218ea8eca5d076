package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.time.Deadline;
import org.jspecify.annotations.Nullable;

/** A deletion: ends when the model no longer exists. */
final class DeletePhase extends Phase {
  DeletePhase(Deadline deadline, boolean acceptedIsEnough) {
    super(deadline, acceptedIsEnough);
  }

  @Override
  Action action() {
    return Action.DELETE;
  }

  @Override
  Verdict verdict(@Nullable Model model) {
    if (model == null) {
      // Unless the deletion was accepted, one poll without the model is not enough.
      return isAccepted() ? Verdict.REACHED : Verdict.SUSPECT;
    }
    return model.status() == ModelStatus.DELETING ? underWay() : notUnderWay(model);
  }
}
