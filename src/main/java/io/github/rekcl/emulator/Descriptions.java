package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Describes projects and models in the service's words. */
final class Descriptions {
  static final String MODELS = "ProjectVersionDescriptions";

  private Descriptions() {}

  static JsonObject of(Project project) {
    JsonObject json = new JsonObject();
    json.addProperty("ProjectArn", project.arn());
    json.add("CreationTimestamp", Json.timestamp(project.created()));
    json.addProperty("Status", project.status());
    json.add("Datasets", new JsonArray());
    json.addProperty("Feature", "CUSTOM_LABELS");
    return json;
  }

  static JsonObject of(Model model) {
    JsonObject json = new JsonObject();
    json.addProperty("ProjectVersionArn", model.arn());
    json.add("CreationTimestamp", Json.timestamp(model.created()));
    json.addProperty("Status", model.status());
    json.addProperty("StatusMessage", model.known().message);
    Model.Units units = model.units();
    if (units != null) {
      json.addProperty("MinInferenceUnits", units.min());
      json.addProperty("MaxInferenceUnits", units.max());
    }
    Instant trained = model.trained();
    // A copy is not trained again.
    if (trained != null && !model.details().has("SourceProjectVersionArn")) {
      Duration billable = Duration.between(model.created(), trained);
      json.addProperty("BillableTrainingTimeInSeconds", billable.toSeconds());
      json.add("TrainingEndTimestamp", Json.timestamp(trained));
    }
    model.details().entrySet().forEach(member -> json.add(member.getKey(), member.getValue()));
    if (trained != null && !model.known().isBroken()) {
      json.add("EvaluationResult", evaluation(model));
    }
    json.entrySet().removeIf(member -> member.getValue().isJsonNull());
    return json;
  }

  /** Returns what a description says of the input of a create or a copy. */
  static JsonObject details(JsonObject input) {
    JsonObject details = new JsonObject();
    List<String> told =
        List.of("OutputConfig", "KmsKeyId", "VersionDescription", "SourceProjectVersionArn");
    told.forEach(member -> details.add(member, input.get(member)));
    details.add("Feature", new JsonPrimitive("CUSTOM_LABELS"));
    details.add("FeatureConfig", input.get("FeatureConfig"));
    details.add("TrainingDataResult", asInput(input.get("TrainingData")));
    details.add("TestingDataResult", asInput(input.get("TestingData")));
    details.entrySet().removeIf(member -> member.getValue().isJsonNull());
    return details;
  }

  private static JsonElement asInput(JsonElement data) {
    JsonObject result = new JsonObject();
    result.add("Input", data);
    return data == null ? JsonNull.INSTANCE : result;
  }

  private static JsonObject evaluation(Model model) {
    JsonObject output = model.details().getAsJsonObject("OutputConfig");
    String prefix = output.has("S3KeyPrefix") ? output.get("S3KeyPrefix").getAsString() + "/" : "";
    JsonObject evaluation = Json.object("{\"F1Score\": 0.9, \"Summary\": {\"S3Object\": {}}}");
    JsonObject object = evaluation.getAsJsonObject("Summary").getAsJsonObject("S3Object");
    object.add("Bucket", output.get("S3Bucket"));
    object.addProperty(
        "Name", "%sEvaluationResultSummary-%s.json".formatted(prefix, model.versionName()));
    return evaluation;
  }
}
