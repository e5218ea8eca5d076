package io.github.rekcl.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statuses of a model that the service model names (type {@code ProjectVersionStatus}), and one
 * for those that it doesn't.
 */
public enum ModelStatus {
  TRAINING_IN_PROGRESS(Billing.NO),
  TRAINING_COMPLETED(Billing.NO),
  TRAINING_FAILED(Billing.NO),
  STARTING(Billing.YES),
  RUNNING(Billing.YES),
  FAILED(Billing.UNKNOWN),
  STOPPING(Billing.YES),
  STOPPED(Billing.NO),
  DELETING(Billing.NO),
  COPYING_IN_PROGRESS(Billing.NO),
  COPYING_COMPLETED(Billing.NO),
  COPYING_FAILED(Billing.NO),
  DEPRECATED(Billing.UNKNOWN),
  EXPIRED(Billing.UNKNOWN),
  /** A status that a later service may send, or none at all. */
  UNKNOWN(Billing.UNKNOWN);

  private final Billing billing;

  /** Whether a model in a status holds inference units. */
  enum Billing {
    YES,
    NO,
    UNKNOWN
  }

  ModelStatus(Billing billing) {
    this.billing = billing;
  }

  Billing billing() {
    return billing;
  }

  /** {@return the names that the service model knows: all but {@link #UNKNOWN}} */
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
