package io.github.rekcl.emulator;

import static io.github.rekcl.emulator.Status.Call.COPY;
import static io.github.rekcl.emulator.Status.Call.DELETE;
import static io.github.rekcl.emulator.Status.Call.START;
import static io.github.rekcl.emulator.Status.Call.STOP;

import java.util.Set;
import java.util.stream.Stream;

/** The statuses of a model that the service documents, and which calls it accepts in each. */
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
  /** Any name that the service does not document today. */
  OTHER("The model is in a status of its own.", STOP, DELETE);

  /** What may be asked of a model. */
  enum Call {
    START("started"),
    STOP("stopped"),
    DELETE("deleted"),
    COPY("copied");

    final String participle;

    Call(String participle) {
      this.participle = participle;
    }
  }

  final String message;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
  final Set<Call> accepted;

  Status(String message, Call... accepted) {
    this.message = message;
    this.accepted = Set.of(accepted);
  }

  static Status of(String name) {
    return Stream.of(values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElse(OTHER);
  }

  /** Tells whether a model in this status has inference units. */
  boolean holdsUnits() {
    return this == STARTING || this == RUNNING || this == STOPPING;
  }

  /** Tells whether the model is still being made. */
  boolean isUnfinished() {
    return this == TRAINING_IN_PROGRESS || this == COPYING_IN_PROGRESS;
  }

  /** Tells whether making the model failed. */
  boolean isBroken() {
    return this == TRAINING_FAILED || this == COPYING_FAILED;
  }

  /** Returns what follows once the status has lasted its time, if it ends by itself. */
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
