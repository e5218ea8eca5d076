package io.github.rekcl.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The status of a model: API type {@code ProjectVersionStatus}, and one for all other texts. */
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
  /** A status that is not in the service model, or none. */
  UNKNOWN(Billing.UNKNOWN);

  final Billing billing;

  /** Whether a model in this status is billed for inference units. */
  enum Billing {
    YES,
    NO,
    UNKNOWN
  }

  ModelStatus(Billing billing) {
    this.billing = billing;
  }

  /** {@return the names in the service model: all but {@link #UNKNOWN}} */
  public static List<String> names() {
    return Stream.of(values()).filter(status -> status != UNKNOWN).map(ModelStatus::name).toList();
  }

  /** Returns the status with this name, or {@link #UNKNOWN}. */
  public static ModelStatus of(@Nullable String text) {
    for (ModelStatus status : values()) {
      if (status.name().equals(text)) {
        return status;
      }
    }
    return UNKNOWN;
  }
}
