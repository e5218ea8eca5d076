package io.github.rekcl.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model as described in one response of DescribeProjectVersions (API type {@code
 * ProjectVersionDescription}, without the results of training).
 *
 * @param arn the model's ARN
 * @param status the status; {@link ModelStatus#UNKNOWN} if rekcl does not know it
 * @param statusText the status as the service sent it, or {@code (none)} if it sent none
 * @param statusMessage the service's message about the status; for display only
 * @param created when the model was created
 * @param minInferenceUnits the least number of inference units that a running model is billed for
 * @param maxInferenceUnits the number of inference units that it can scale up to
 * @param billableTrainingSeconds the billed training time, in seconds
 * @param trainingEnded when training ended
 * @param kmsKeyId the key that encrypts the model's data
 * @param sourceArn the model that this one was copied from
 * @param description the owner's description
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

  /** The status text of a model whose status the service left out. */
  public static final String NO_STATUS = "(none)";

  /** Reports whether the model is billed for inference units: starting, running or stopping. */
  public boolean holdsInferenceUnits() {
    return status.billing == ModelStatus.Billing.YES;
  }

  /**
   * Reports whether the status does not tell if the model is billed: a failed stop, for example.
   */
  public boolean mayHoldInferenceUnits() {
    return status.billing == ModelStatus.Billing.UNKNOWN;
  }
}
