package io.github.rekcl.rekognition;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelStatus;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;

/** Reads the SDK's descriptions. */
final class Models {
  private Models() {}

  static <X extends RuntimeException> Model of(
      @Nullable ProjectVersionDescription d, Supplier<X> withoutArn) {
    String arn = d == null ? null : d.projectVersionArn();
    if (d == null || arn == null || !ModelArn.matches(arn)) {
      throw withoutArn.get();
    }
    String status = d.statusAsString();
    return new Model(
        ModelArn.parse(arn),
        ModelStatus.of(status),
        status == null ? Model.NO_STATUS : status,
        d.statusMessage(),
        d.creationTimestamp(),
        d.minInferenceUnits(),
        d.maxInferenceUnits(),
        d.billableTrainingTimeInSeconds(),
        d.trainingEndTimestamp(),
        d.kmsKeyId(),
        d.sourceProjectVersionArn(),
        d.versionDescription(),
        d.featureAsString(),
        d.baseModelVersion());
  }
}
