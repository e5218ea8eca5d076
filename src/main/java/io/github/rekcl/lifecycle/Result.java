package io.github.rekcl.lifecycle;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a command ended for one model. */
public sealed interface Result {

  /** The states in which a command leaves a model that did what it was asked. */
  enum End {
    /** Seen STOPPED after this command's call, or at the end of a stop that it joined. */
    STOPPED,
    /** Was STOPPED before; nothing was called. */
    ALREADY_STOPPED,
    /** In a status in which it never ran, or doesn't any more; nothing was called. */
    NOT_RUNNING,
    /** The service accepted the stop; nobody waited for its end. */
    STOPPING,
    /** Seen on no page any more. */
    DELETED,
    /** Wasn't there before; nothing was called. */
    ALREADY_GONE,
    /** The service accepted the deletion; nobody waited for its end. */
    DELETING
  }

  /**
   * The model is where it was asked to be.
   *
   * @param model the model's ARN, or its version name where no ARN is known
   * @param end the state reached
   * @param statusText the status last seen, or null if none was
   */
  record Reached(ModelRef model, End end, @Nullable String statusText) implements Result {}

  /**
   * The model isn't where it was asked to be, and waiting longer is of no use.
   *
   * @param action what was asked
   * @param target the model and its project
   * @param failure what went wrong
   * @param acceptance whether the service carries on
   */
  record Failed(Action action, Target target, Failure failure, Acceptance acceptance)
      implements Result {}

  /**
   * The time was over before the end was seen.
   *
   * @param action what was asked
   * @param target the model and its project
   * @param after the time-out that passed
   * @param statusText the status last seen, or null if none was
   * @param acceptance whether the service carries on
   */
  record TimedOut(
      Action action,
      Target target,
      Duration after,
      @Nullable String statusText,
      Acceptance acceptance)
      implements Result {}
}
