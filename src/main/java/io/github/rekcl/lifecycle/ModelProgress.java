package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a command has come with one model, at one moment. Everything that is shown while a
 * command runs, or when it is interrupted, is made of it.
 *
 * @param plan what is to be done
 * @param state what the command is at with this model
 * @param called the last call that was made or joined; null if there was none yet
 * @param acceptance whether the service carries on with the current phase, if the command ends now
 * @param last the model as last seen; null if it was on no page
 * @param begun when the first call or wait began, on the timer's scale; null before it
 * @param phaseBegun when that of the latest phase began; each phase has the time-out for itself
 * @param report what became of the model; null until it is done
 */
public record ModelProgress(
    Plan.Pending plan,
    State state,
    @Nullable Action called,
    Acceptance acceptance,
    @Nullable Model last,
    @Nullable Long begun,
    @Nullable Long phaseBegun,
    @Nullable Report report) {

  /** What a command is at with a model. */
  public enum State {
    /** The call of the current phase waits for its turn. */
    WANTS_CALL,
    /** The call was sent, and is not answered yet. */
    CALLING,
    /** The model is polled. */
    POLLING,
    /** Nothing more is done. */
    DONE
  }

  /** {@return the progress of a model that nothing was done with yet} */
  public static ModelProgress of(Plan.Pending plan) {
    return new ModelProgress(
        plan, State.WANTS_CALL, null, Acceptance.NONE, plan.model(), null, null, null);
  }

  public ModelArn model() {
    return plan.model().arn();
  }

  /** {@return the status as last seen, in the service's own word; null if on no page} */
  public @Nullable String statusText() {
    return last == null ? null : last.statusText();
  }

  /** Tells whether the service was called or polled, and not only a permit waited for. */
  public boolean hasBegun() {
    return begun != null;
  }

  /** Tells whether this is the stop before a deletion, which is still to be requested. */
  public boolean awaitsDeletion() {
    return report == null && plan.action() == Action.DELETE && called == Action.STOP;
  }

  /** {@return the time since the first call or wait began; zero before it} */
  public Duration elapsed(Timer timer) {
    return since(begun, timer);
  }

  /** {@return what has passed of the time-out of the latest phase} */
  public Duration elapsedOfPhase(Timer timer) {
    return since(phaseBegun, timer);
  }

  private static Duration since(@Nullable Long moment, Timer timer) {
    return moment == null ? Duration.ZERO : Duration.ofNanos(timer.nanoTime() - moment);
  }
}
