package io.github.rekcl.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statuses of a model that the service model names (type {@code ProjectVersionStatus}), and one
 * for those that it doesn't.
 */
public enum ModelStatus {
  TRAINING_IN_PROGRESS,
  TRAINING_COMPLETED,
  TRAINING_FAILED,
  STARTING,
  RUNNING,
  FAILED,
  STOPPING,
  STOPPED,
  DELETING,
  COPYING_IN_PROGRESS,
  COPYING_COMPLETED,
  COPYING_FAILED,
  DEPRECATED,
  EXPIRED,
  /** A status that a later service may send, or none at all. */
  UNKNOWN;

  /**
   * Returns the names that the service model knows.
   *
   * @return the names of all but {@link #UNKNOWN}
   */
  public static List<String> names() {
    return Stream.of(values()).filter(status -> status != UNKNOWN).map(ModelStatus::name).toList();
  }

  public static ModelStatus of(@Nullable String text) {
    for (ModelStatus status : values()) {
      if (status.name().equals(text)) {
        return status;
      }
    }
    return UNKNOWN;
  }
}
