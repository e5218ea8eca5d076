package io.github.rekcl.output;

/** Why a command ended without a result for a model. The names are part of the JSON output. */
public enum IncompleteReason {
  /** The process was interrupted. */
  INTERRUPTED,
  /** The user did not confirm. */
  NOT_CONFIRMED,
  /** It was a dry run. */
  PLANNED,
  /** The command ended with an unexpected error. */
  FAILED
}
