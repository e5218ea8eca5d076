package io.github.rekcl.emulator;

import static io.github.rekcl.emulator.Status.Action.COPY;
import static io.github.rekcl.emulator.Status.Action.DELETE;
import static io.github.rekcl.emulator.Status.Action.START;
import static io.github.rekcl.emulator.Status.Action.STOP;

import java.util.Set;
import java.util.stream.Stream;

/** The documented statuses of a model, and which actions the service accepts in each. */
enum Status {
  TRAINING_IN_PROGRESS("The model is being trained."),
  TRAINING_COMPLETED("The model is ready to run.", START, DELETE, COPY),
  TRAINING_FAILED("The training of the model failed.", DELETE),
  STARTING("The model is starting.", COPY),
  RUNNING("The model is running.", STOP, COPY),
  // A model that failed may still hold its inference units.
  FAILED("The last operation on the model failed.", START, STOP, DELETE, COPY),
  STOPPING("The model is stopping.", COPY),
  STOPPED("The model is stopped.", START, DELETE, COPY),
  DELETING("The model is being deleted."),
  COPYING_IN_PROGRESS("The model is being copied."),
  COPYING_COMPLETED("The model is copied and ready to run.", START, DELETE, COPY),
  COPYING_FAILED("The copying of the model failed.", DELETE),
  DEPRECATED("The model version is deprecated.", DELETE),
  EXPIRED("The model version is expired.", DELETE),
  /** A status that the service does not document. */
  OTHER("The status is not documented.", STOP, DELETE);

  enum Action {
    START("started", "STARTING"),
    STOP("stopped", "STOPPING"),
    DELETE("deleted", "DELETING"),
    COPY("copied", "COPYING_IN_PROGRESS");

    final String participle;

    /** The status in which the action leaves a model. */
    final String status;

    Action(String participle, String status) {
      this.participle = participle;
      this.status = status;
    }
  }

  final String message;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
  final Set<Action> accepted;

  Status(String message, Action... accepted) {
    this.message = message;
    this.accepted = Set.of(accepted);
  }

  static Status of(String name) {
    return Stream.of(values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElse(OTHER);
  }

  boolean holdsUnits() {
    return this == STARTING || this == RUNNING || this == STOPPING;
  }

  boolean isUnfinished() {
    return this == TRAINING_IN_PROGRESS || this == COPYING_IN_PROGRESS;
  }

  /** Reports whether training or copying the model failed. */
  boolean isBroken() {
    return this == TRAINING_FAILED || this == COPYING_FAILED;
  }

  /** Returns the status that follows this one without a request. */
  Status next() {
    return switch (this) {
      case TRAINING_IN_PROGRESS -> TRAINING_COMPLETED;
      case STARTING -> RUNNING;
      case STOPPING -> STOPPED;
      case COPYING_IN_PROGRESS -> COPYING_COMPLETED;
      default -> this;
    };
  }
}
