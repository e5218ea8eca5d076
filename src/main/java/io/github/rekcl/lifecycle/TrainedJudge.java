package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import java.util.Optional;

/** Waits until a training or a copy has ended, in whatever way. */
final class TrainedJudge implements Judge {
  @Override
  public Verdict judge(Optional<Model> look) {
    return look.map(TrainedJudge::judgePresent).orElse(Verdict.SUSPECT);
  }

  private static Verdict judgePresent(Model model) {
    boolean busy =
        model.status() == ModelStatus.TRAINING_IN_PROGRESS
            || model.status() == ModelStatus.COPYING_IN_PROGRESS;
    return busy ? Verdict.WAIT : Verdict.REACHED;
  }

  /** Nothing was asked of the service yet. */
  @Override
  public boolean accepted() {
    return false;
  }
}
