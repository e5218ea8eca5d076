package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one model: a snapshot. All output of a running or interrupted command is made of
 * it.
 *
 * @param plan the plan that is carried out
 * @param state the state of the task
 * @param called the last call that was sent, or that the command waits for; null before the first
 * @param acceptance whether the service continues with the current phase if the command ends now
 * @param last the model in the last poll; null if it no longer exists
 * @param begun when the first phase began, in {@link Timer#nanoTime}; null before it
 * @param phaseBegun when the current phase began; null before the first
 * @param report the outcome; null until the task is done
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

  /** The state of a task. */
  public enum State {
    /** The call of the current phase waits for a permit. */
    WANTS_CALL,
    /** The call was sent, and has no response yet. */
    CALLING,
    /** The model is polled. */
    POLLING,
    /** The task has ended. */
    DONE
  }

  /** {@return the progress before the first call} */
  public static ModelProgress of(Plan.Pending plan) {
    return new ModelProgress(
        plan, State.WANTS_CALL, null, Acceptance.NONE, plan.model(), null, null, null);
  }

  public ModelArn model() {
    return plan.model().arn();
  }

  /** {@return the status in the last poll, as the service sent it; null if the model is gone} */
  public @Nullable String statusText() {
    return last == null ? null : last.statusText();
  }

  /** Reports whether the first phase has begun: its call was sent, or needs none. */
  public boolean hasBegun() {
    return begun != null;
  }

  /** Reports whether this is the stop before a deletion that was not requested yet. */
  public boolean awaitsDeletion() {
    return report == null && plan.action() == Action.DELETE && called == Action.STOP;
  }

  /** {@return the time since the first phase began; zero before it} */
  public Duration elapsed(Timer timer) {
    return since(begun, timer);
  }

  /** {@return the time since the current phase began} */
  public Duration elapsedOfPhase(Timer timer) {
    return since(phaseBegun, timer);
  }

  private static Duration since(@Nullable Long moment, Timer timer) {
    return moment == null ? Duration.ZERO : Duration.ofNanos(timer.nanoTime() - moment);
  }
}
