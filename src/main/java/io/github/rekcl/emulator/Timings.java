package io.github.rekcl.emulator;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a model or project stays in each status that ends without a request.
 *
 * @param training duration of a training or a copy
 * @param transition duration of a start, a stop, and a deletion
 */
public record Timings(Duration training, Duration transition) {
  /**
   * Returns durations for interactive use: ten minutes for a training, which leaves time to try out
   * what happens to a model in training, and three seconds for everything else.
   */
  public static Timings defaults() {
    return transitions(Duration.ofSeconds(3));
  }

  /** Returns the defaults with a different duration for each transition. */
  public static Timings transitions(Duration each) {
    return new Timings(Duration.ofMinutes(10), each);
  }

  /** Returns how long the status lasts, or empty if only a request ends it. */
  Optional<Duration> of(Status status) {
    return switch (status) {
      case TRAINING_IN_PROGRESS, COPYING_IN_PROGRESS -> Optional.of(training);
      case STARTING, STOPPING, DELETING -> Optional.of(transition);
      default -> Optional.empty();
    };
  }
}
