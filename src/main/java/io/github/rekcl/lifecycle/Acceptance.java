package io.github.rekcl.lifecycle;

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
