package io.github.rekcl.lifecycle;

import java.time.Duration;

/** How a command ended for one model. */
public sealed interface Result {

  /** The successful outcomes. */
  enum End {
    /** A poll showed STOPPED after the stop. */
    STOPPED,
    /** The model was STOPPED before; no call was made. */
    ALREADY_STOPPED,
    /** The model was in another status in which it does not run; no call was made. */
    NOT_RUNNING,
    /** The service accepted the stop; with {@code --no-wait}. */
    STOPPING,
    /** A poll showed that the model no longer exists. */
    DELETED,
    /** The model did not exist before; no call was made. */
    ALREADY_GONE,
    /** The service accepted the deletion; with {@code --no-wait}. */
    DELETING
  }

  /** Success. */
  record Reached(End end) implements Result {}

  /** A failure that waiting longer does not change. */
  record Failed(Failure failure, Acceptance acceptance) implements Result {}

  /** The timeout passed first. */
  record TimedOut(Duration after, Acceptance acceptance) implements Result {}

  /** Whether the service has accepted the call of the current phase. */
  public enum Acceptance {
    /** No call was made. */
    NONE,
    /** The service refused each call: the model is unchanged, and may be billed. */
    REFUSED,
    /** Unknown: the response of a call was lost, for example. */
    POSSIBLE,
    /** The service accepted the call, and continues without rekcl. */
    CERTAIN
  }
}
