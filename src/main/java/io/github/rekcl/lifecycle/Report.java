package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one model.
 *
 * @param action what was asked
 * @param target the model and its project, by its ARN as soon as that is known
 * @param before the model before anything was done, or null if it wasn't seen
 * @param last the model as last seen; null if it was on no page, or wasn't seen
 * @param elapsed the time from the first call or wait for this model to its end; zero if there was
 *     neither
 * @param result how it ended
 */
public record Report(
    Action action,
    Target target,
    @Nullable Model before,
    @Nullable Model last,
    Duration elapsed,
    Result result) {

  /** Reports what needs nothing to be done. */
  static Report settled(Action action, Target target, @Nullable Model seen, Result result) {
    return new Report(action, target, seen, seen, Duration.ZERO, result);
  }

  /**
   * Returns the status that the model was left in, in the service's own word.
   *
   * @return the status last seen or last answered; null if the model is gone, or wasn't seen
   */
  public @Nullable String status() {
    if (result instanceof Result.Reached reached) {
      switch (reached.end()) {
        case STOPPING -> {
          return ModelStatus.STOPPING.name();
        }
        case DELETING -> {
          return ModelStatus.DELETING.name();
        }
        case STOPPED, ALREADY_STOPPED, NOT_RUNNING, DELETED, ALREADY_GONE -> {}
      }
    }
    return last == null ? null : last.statusText();
  }
}
