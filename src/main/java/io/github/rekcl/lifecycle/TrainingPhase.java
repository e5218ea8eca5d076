package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.time.Deadline;
import org.jspecify.annotations.Nullable;

/** Waits until a training or a copy has ended, successfully or not. */
final class TrainingPhase extends Phase {
  TrainingPhase(Deadline deadline) {
    super(deadline, false);
  }

  @Override
  @Nullable Action action() {
    return null;
  }

  @Override
  Verdict verdict(@Nullable Model model) {
    if (model == null) {
      return Verdict.SUSPECT;
    }
    boolean busy =
        model.status() == ModelStatus.TRAINING_IN_PROGRESS
            || model.status() == ModelStatus.COPYING_IN_PROGRESS;
    return busy ? Verdict.WAIT : Verdict.REACHED;
  }
}
