package io.github.rekcl.lifecycle;

/** What one look at a model means for a wait. */
enum Verdict {
  /** On its way. */
  WAIT,
  /** As it should not be; but a look right after a call may be stale. Wrong only if it lasts. */
  SUSPECT,
  /** Where it was asked to be. */
  REACHED,
  /** The call was refused because it came too early, or too often; now it may be made. */
  CALL_AGAIN,
  /** Somewhere else, and it won't come back. */
  ELSEWHERE
}
