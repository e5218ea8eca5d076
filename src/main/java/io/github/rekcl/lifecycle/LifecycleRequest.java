package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;

/**
 * What a command is to do, and what a deletion may do first.
 *
 * @param stopFirst stop a running model before it is deleted
 * @param awaitTraining wait for the end of a training or a copy before a model is deleted
 * @param ignoreNotFound treat a model that does not exist as deleted
 */
public record LifecycleRequest(
    Action action, boolean stopFirst, boolean awaitTraining, boolean ignoreNotFound) {
  public static LifecycleRequest stop() {
    return new LifecycleRequest(Action.STOP, false, false, false);
  }

  public static LifecycleRequest delete(
      boolean stopFirst, boolean awaitTraining, boolean ignoreNotFound) {
    return new LifecycleRequest(Action.DELETE, stopFirst, awaitTraining, ignoreNotFound);
  }
}
