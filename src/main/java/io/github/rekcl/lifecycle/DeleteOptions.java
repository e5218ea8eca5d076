package io.github.rekcl.lifecycle;

/**
 * What an operator allows a deletion to do beyond the call itself.
 *
 * @param stopFirst stop a model that runs, before it is deleted
 * @param awaitTraining wait for the end of a training or a copy, before the model is deleted
 * @param ignoreNotFound take a model that isn't there for a deleted one
 */
public record DeleteOptions(boolean stopFirst, boolean awaitTraining, boolean ignoreNotFound) {
  /** Nothing beyond the call. */
  public static final DeleteOptions NONE = new DeleteOptions(false, false, false);
}
