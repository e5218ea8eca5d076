package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.rekognition.CallFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits until the model is gone. */
final class DeleteJudge implements Judge {
  private final @Nullable String statusAtCall;
  private final @Nullable CallFailure doubt;
  private final boolean deletingIsEnough;
  private boolean moved;

  /**
   * Judges the looks after a call, or after none.
   *
   * @param statusAtCall the status in which the service was asked; null if it is at it already
   * @param doubt how the call failed, or null if the service accepted it or is at it already
   * @param deletingIsEnough true if nobody waits for the end
   */
  DeleteJudge(
      @Nullable String statusAtCall, @Nullable CallFailure doubt, boolean deletingIsEnough) {
    this.statusAtCall = statusAtCall;
    this.doubt = doubt;
    this.deletingIsEnough = deletingIsEnough;
  }

  @Override
  public Verdict judge(Optional<Model> look) {
    if (look.isEmpty()) {
      // Where nothing else speaks for a deletion, one look without the model is not enough.
      return accepted() ? Verdict.REACHED : Verdict.SUSPECT;
    }
    if (look.get().status() == ModelStatus.DELETING) {
      moved = true;
      return deletingIsEnough ? Verdict.REACHED : Verdict.WAIT;
    }
    boolean unmoved = !moved && look.get().statusText().equals(statusAtCall);
    return unmoved && CallFailure.cameTooOften(doubt) ? Verdict.CALL_AGAIN : Verdict.SUSPECT;
  }

  @Override
  public boolean accepted() {
    return doubt == null || moved;
  }
}
