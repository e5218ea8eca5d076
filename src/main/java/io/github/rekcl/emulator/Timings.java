package io.github.rekcl.emulator;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a model or project stays in each status that ends by itself.
 *
 * @param training time of a training or a copy
 * @param transition time of a start, a stop, and a deletion
 */
public record Timings(Duration training, Duration transition) {
  /**
   * Returns times for a person who watches: ten minutes for a training, long enough to meet a model
   * in training, and three seconds for each other change.
   */
  public static Timings defaults() {
    return transitions(Duration.ofSeconds(3));
  }

  /** Returns the default times with another one for each transition. */
  public static Timings transitions(Duration each) {
    return new Timings(Duration.ofMinutes(10), each);
  }

  /** Returns how long the status lasts, or nothing if it lasts until somebody changes it. */
  Optional<Duration> of(Status status) {
    return switch (status) {
      case TRAINING_IN_PROGRESS, COPYING_IN_PROGRESS -> Optional.of(training);
      case STARTING, STOPPING, DELETING -> Optional.of(transition);
      default -> Optional.empty();
    };
  }
}
