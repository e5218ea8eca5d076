package io.github.rekcl.model;

/** What a command does to a model. */
public enum Action {
  /** StopProjectVersion, until the model is STOPPED. */
  STOP,
  /** DeleteProjectVersion, until the model no longer exists. */
  DELETE
}
