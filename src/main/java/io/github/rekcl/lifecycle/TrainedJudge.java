package io.github.rekcl.lifecycle;

import java.util.Optional;

/** Waits until a training or a copy has ended, in whatever way. */
final class TrainedJudge implements Judge {
  @Override
  public Verdict judge(Optional<Model> look) {
    boolean busy =
        look.filter(
                m ->
                    m.status() == ModelStatus.TRAINING_IN_PROGRESS
                        || m.status() == ModelStatus.COPYING_IN_PROGRESS)
            .isPresent();
    return busy ? Verdict.WAIT : Verdict.REACHED;
  }

  /** Nothing was asked of the service yet. */
  @Override
  public boolean accepted() {
    return false;
  }
}
