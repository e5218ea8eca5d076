package io.github.rekcl.emulator;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a model stays in each status that ends by itself.
 *
 * @param training time in TRAINING_IN_PROGRESS
 * @param starting time in STARTING
 * @param stopping time in STOPPING
 * @param deleting time in DELETING
 * @param copying time in COPYING_IN_PROGRESS
 */
public record Timings(
    Duration training, Duration starting, Duration stopping, Duration deleting, Duration copying) {

  /**
   * Checks the durations.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public Timings {
    if (training.isNegative()
        || starting.isNegative()
        || stopping.isNegative()
        || deleting.isNegative()
        || copying.isNegative()) {
      throw new IllegalArgumentException("A duration must not be negative");
    }
  }

  /**
   * Returns times for a person who watches: ten minutes for a training, long enough to meet a model
   * in training, and three seconds for each other change.
   */
  public static Timings defaults() {
    return transitions(Duration.ofSeconds(3));
  }

  /** Returns times of zero: every change has happened by the next look. */
  public static Timings none() {
    return new Timings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  /**
   * Returns the default times with another one for starting, stopping and deleting.
   *
   * @param each the time for each of the three
   */
  public static Timings transitions(Duration each) {
    return new Timings(Duration.ofMinutes(10), each, each, each, Duration.ofSeconds(3));
  }

  /** Returns a copy in which trainings take another time. */
  public Timings withTraining(Duration newTraining) {
    return new Timings(newTraining, starting, stopping, deleting, copying);
  }

  /** Returns how long the status lasts, or nothing if it lasts until somebody changes it. */
  Optional<Duration> of(Status status) {
    return switch (status) {
      case TRAINING_IN_PROGRESS -> Optional.of(training);
      case STARTING -> Optional.of(starting);
      case STOPPING -> Optional.of(stopping);
      case DELETING -> Optional.of(deleting);
      case COPYING_IN_PROGRESS -> Optional.of(copying);
      case TRAINING_COMPLETED,
          TRAINING_FAILED,
          RUNNING,
          FAILED,
          STOPPED,
          COPYING_COMPLETED,
          COPYING_FAILED,
          DEPRECATED,
          EXPIRED,
          OTHER ->
          Optional.empty();
    };
  }
}
