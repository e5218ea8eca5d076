package io.github.rekcl.emulator;

import java.util.EnumSet;

/** The statuses of a model that the service documents, and which calls it accepts in each. */
enum Status {
  TRAINING_IN_PROGRESS("The model is being trained."),
  TRAINING_COMPLETED("The model is ready to run."),
  TRAINING_FAILED("The training of the model failed."),
  STARTING("The model is starting."),
  RUNNING("The model is running."),
  FAILED("The last operation on the model failed."),
  STOPPING("The model is stopping."),
  STOPPED("The model is stopped."),
  DELETING("The model is being deleted."),
  COPYING_IN_PROGRESS("The model is being copied."),
  COPYING_COMPLETED("The model is copied and ready to run."),
  COPYING_FAILED("The copying of the model failed."),
  DEPRECATED("The model version is deprecated."),
  EXPIRED("The model version is expired."),
  /** Any name that the service does not document today. */
  OTHER("The model is in a status of its own.");

  /** What may be asked of a model. */
  enum Call {
    START,
    STOP,
    DELETE,
    COPY
  }

  private final String message;

  Status(String message) {
    this.message = message;
  }

  static Status of(String name) {
    for (Status status : values()) {
      if (status != OTHER && status.name().equals(name)) {
        return status;
      }
    }
    return OTHER;
  }

  String message() {
    return message;
  }

  boolean accepts(Call call) {
    return accepting(call).contains(this);
  }

  private static EnumSet<Status> accepting(Call call) {
    return switch (call) {
      case START -> EnumSet.of(TRAINING_COMPLETED, COPYING_COMPLETED, STOPPED, FAILED);
      // A model that failed may still hold its inference units.
      case STOP -> EnumSet.of(RUNNING, FAILED, OTHER);
      case DELETE ->
          EnumSet.complementOf(
              EnumSet.of(
                  TRAINING_IN_PROGRESS,
                  COPYING_IN_PROGRESS,
                  STARTING,
                  RUNNING,
                  STOPPING,
                  DELETING));
      case COPY ->
          EnumSet.of(
              TRAINING_COMPLETED, COPYING_COMPLETED, STARTING, RUNNING, STOPPING, STOPPED, FAILED);
    };
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
