package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Describes projects and models in the service's words. */
final class Descriptions {
  private Descriptions() {}

  static JsonObject of(Project project) {
    JsonObject json = new JsonObject();
    json.addProperty("ProjectArn", project.arn());
    json.add("CreationTimestamp", Json.timestamp(project.created()));
    json.addProperty("Status", "CREATED");
    json.add("Datasets", new JsonArray());
    json.addProperty("Feature", "CUSTOM_LABELS");
    return json;
  }

  static JsonObject of(Model model) {
    JsonObject json = new JsonObject();
    json.addProperty("ProjectVersionArn", model.arn());
    json.add("CreationTimestamp", Json.timestamp(model.created()));
    json.addProperty("Status", model.phase().status());
    String message = model.message();
    if (message != null) {
      json.addProperty("StatusMessage", message);
    }
    addUnits(json, model.units());
    addTraining(json, model);
    json.add("OutputConfig", outputConfig(model.output()));
    json.addProperty("Feature", "CUSTOM_LABELS");
    return json;
  }

  private static void addUnits(JsonObject json, Model.@Nullable Units units) {
    if (units == null) {
      return;
    }
    json.addProperty("MinInferenceUnits", units.min());
    Integer max = units.max();
    if (max != null) {
      json.addProperty("MaxInferenceUnits", max);
    }
  }

  private static void addTraining(JsonObject json, Model model) {
    Instant trained = model.trained();
    if (trained == null) {
      return;
    }
    Duration billable = Duration.between(model.created(), trained);
    json.addProperty("BillableTrainingTimeInSeconds", Math.max(0, billable.toSeconds()));
    json.add("TrainingEndTimestamp", Json.timestamp(trained));
  }

  private static JsonObject outputConfig(Model.Output output) {
    JsonObject json = new JsonObject();
    json.addProperty("S3Bucket", output.bucket());
    String keyPrefix = output.keyPrefix();
    if (keyPrefix != null) {
      json.addProperty("S3KeyPrefix", keyPrefix);
    }
    return json;
  }
}
