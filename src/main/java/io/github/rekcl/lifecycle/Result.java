package io.github.rekcl.lifecycle;

import java.time.Duration;

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

  /** The model is where it was asked to be. */
  record Reached(End end) implements Result {}

  /** The model isn't where it was asked to be, and waiting longer is of no use. */
  record Failed(Failure failure, Acceptance acceptance) implements Result {}

  /** The time-out passed before the end was seen. */
  record TimedOut(Duration after, Acceptance acceptance) implements Result {}

  /** Whether the service is at what it was asked for, when a command ends short of its goal. */
  public enum Acceptance {
    /** Nothing was asked of it. */
    NONE,
    /** It was asked, and refused each time: the model is as it was, and may be billed. */
    REFUSED,
    /** It was asked, and nobody knows. */
    POSSIBLE,
    /** It accepted a call, or was at it already, and carries on. */
    CERTAIN
  }
}
