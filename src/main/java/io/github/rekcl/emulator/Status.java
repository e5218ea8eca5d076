package io.github.rekcl.emulator;

/** The statuses that the service documents, and which calls it accepts in each. */
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

  boolean startable() {
    return switch (this) {
      case TRAINING_COMPLETED, STOPPED, COPYING_COMPLETED, FAILED -> true;
      case TRAINING_IN_PROGRESS,
          TRAINING_FAILED,
          STARTING,
          RUNNING,
          STOPPING,
          DELETING,
          COPYING_IN_PROGRESS,
          COPYING_FAILED,
          DEPRECATED,
          EXPIRED,
          OTHER ->
          false;
    };
  }

  boolean stoppable() {
    return switch (this) {
      // A model that failed may still hold its inference units.
      case RUNNING, FAILED, OTHER -> true;
      case TRAINING_IN_PROGRESS,
          TRAINING_COMPLETED,
          TRAINING_FAILED,
          STARTING,
          STOPPING,
          STOPPED,
          DELETING,
          COPYING_IN_PROGRESS,
          COPYING_COMPLETED,
          COPYING_FAILED,
          DEPRECATED,
          EXPIRED ->
          false;
    };
  }

  boolean deletable() {
    return switch (this) {
      case TRAINING_COMPLETED,
          TRAINING_FAILED,
          FAILED,
          STOPPED,
          COPYING_COMPLETED,
          COPYING_FAILED,
          DEPRECATED,
          EXPIRED,
          OTHER ->
          true;
      case TRAINING_IN_PROGRESS, STARTING, RUNNING, STOPPING, DELETING, COPYING_IN_PROGRESS ->
          false;
    };
  }

  /** Returns whether a model in this status has inference units. */
  boolean holdsUnits() {
    return this == STARTING || this == RUNNING || this == STOPPING;
  }

  /**
   * Returns what follows once the status has lasted its time; a status that stays follows itself.
   */
  Status next() {
    return switch (this) {
      case TRAINING_IN_PROGRESS -> TRAINING_COMPLETED;
      case STARTING -> RUNNING;
      case STOPPING -> STOPPED;
      case COPYING_IN_PROGRESS -> COPYING_COMPLETED;
      case DELETING,
          TRAINING_COMPLETED,
          TRAINING_FAILED,
          RUNNING,
          FAILED,
          STOPPED,
          COPYING_COMPLETED,
          COPYING_FAILED,
          DEPRECATED,
          EXPIRED,
          OTHER ->
          this;
    };
  }
}
