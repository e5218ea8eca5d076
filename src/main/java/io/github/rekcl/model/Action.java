package io.github.rekcl.model;

/** What an operator wants of a model. */
public enum Action {
  /** The model is to be STOPPED, and no longer billed. */
  STOP,
  /** The model is to be gone for good. */
  DELETE
}
