package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.time.Deadline;
import org.jspecify.annotations.Nullable;

/** Waits until the model is gone. */
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
      // Where nothing else speaks for a deletion, one poll without the model is not enough.
      return isAccepted() ? Verdict.REACHED : Verdict.SUSPECT;
    }
    return model.status() == ModelStatus.DELETING ? underWay() : notUnderWay(model);
  }
}
