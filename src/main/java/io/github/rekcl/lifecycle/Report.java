package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
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

  /** {@return the status last seen or answered; null if the model is gone, or wasn't seen} */
  public @Nullable String status() {
    if (result instanceof Result.Reached reached
        && (reached.end() == End.STOPPING || reached.end() == End.DELETING)) {
      return reached.end().name();
    }
    return last == null ? null : last.statusText();
  }
}
