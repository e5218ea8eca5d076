package io.github.rekcl.output;

/** Why a command has no report of a model that it had something to do with. */
public enum IncompleteReason {
  /** The process was interrupted first. */
  INTERRUPTED,
  /** The operator didn't confirm. */
  NOT_CONFIRMED,
  /** It was a dry run. */
  PLANNED,
  /** The command broke off: something unforeseen happened. */
  FAILED
}
