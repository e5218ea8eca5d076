package io.github.rekcl.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model as one answer of DescribeProjectVersions showed it (API type {@code
 * ProjectVersionDescription}, without what training left behind).
 *
 * @param arn the model's ARN
 * @param status the status, {@link ModelStatus#UNKNOWN} for one that this version doesn't know
 * @param statusText the status in the service's own word, or {@code (none)} where it sent none
 * @param statusMessage the service's message about the status; text to be shown, never to decide by
 * @param created when the model was created
 * @param minInferenceUnits the inference units that a running model is billed for, at least
 * @param maxInferenceUnits the inference units that it may scale up to
 * @param billableTrainingSeconds the training time that is billed, in seconds
 * @param trainingEnded when training ended
 * @param kmsKeyId the key that encrypts the model's data
 * @param sourceArn the model that this one was copied from
 * @param description the words that its owner described it with
 * @param feature the feature: CUSTOM_LABELS, or CONTENT_MODERATION for an adapter
 * @param baseModelVersion the version of the base model
 */
public record Model(
    ModelArn arn,
    ModelStatus status,
    String statusText,
    @Nullable String statusMessage,
    @Nullable Instant created,
    @Nullable Integer minInferenceUnits,
    @Nullable Integer maxInferenceUnits,
    @Nullable Long billableTrainingSeconds,
    @Nullable Instant trainingEnded,
    @Nullable String kmsKeyId,
    @Nullable String sourceArn,
    @Nullable String description,
    @Nullable String feature,
    @Nullable String baseModelVersion) {

  /** What stands for a status that the service left out. */
  public static final String NO_STATUS = "(none)";

  /** Tells whether the model holds inference units, and so is billed: starts, runs or stops. */
  public boolean holdsInferenceUnits() {
    return status.billing() == ModelStatus.Billing.YES;
  }

  /**
   * Tells whether only the service knows if the model holds inference units: a stop that failed may
   * leave some behind.
   */
  public boolean mayHoldInferenceUnits() {
    return status.billing() == ModelStatus.Billing.UNKNOWN;
  }
}
