package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a command for one model.
 *
 * @param action what the command was to do
 * @param target the model; by its ARN, if that is known
 * @param before the model before the first call, or null if it was not found
 * @param last the model in the last poll; null if it no longer exists, or was not found
 * @param elapsed the time from the beginning of the first phase; zero if there was none
 * @param result how the command ended for this model
 */
public record Report(
    Action action,
    Target target,
    @Nullable Model before,
    @Nullable Model last,
    Duration elapsed,
    Result result) {

  /** {@return the last known status; null if the model is gone, or was not found} */
  public @Nullable String status() {
    if (result instanceof Result.Reached reached
        && (reached.end() == End.STOPPING || reached.end() == End.DELETING)) {
      return reached.end().name();
    }
    return last == null ? null : last.statusText();
  }
}
