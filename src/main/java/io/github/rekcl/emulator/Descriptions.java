package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** Describes projects and models as the service does. */
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
    addAll(json, model.units());
    Instant trained = model.trained();
    // The service does not give these for a copy.
    if (trained != null && !model.details().has("SourceProjectVersionArn")) {
      Duration billable = Duration.between(model.created(), trained);
      json.addProperty("BillableTrainingTimeInSeconds", billable.toSeconds());
      json.add("TrainingEndTimestamp", Json.timestamp(trained));
    }
    addAll(json, model.details());
    if (trained != null && !model.known().isBroken()) {
      json.add("EvaluationResult", evaluation(model));
    }
    // A null in the details removes a member.
    json.entrySet().removeIf(member -> member.getValue().isJsonNull());
    return json;
  }

  /** Returns the members of a description that come from the request to create or copy a model. */
  static JsonObject details(JsonObject input) {
    JsonObject details =
        Json.pick(
            input,
            "OutputConfig",
            "KmsKeyId",
            "VersionDescription",
            "SourceProjectVersionArn",
            "FeatureConfig");
    details.addProperty("Feature", "CUSTOM_LABELS");
    addAsInput(details, "TrainingDataResult", input.get("TrainingData"));
    addAsInput(details, "TestingDataResult", input.get("TestingData"));
    return details;
  }

  private static void addAll(JsonObject json, JsonObject members) {
    members.entrySet().forEach(member -> json.add(member.getKey(), member.getValue()));
  }

  private static void addAsInput(JsonObject details, String member, JsonElement data) {
    if (data != null) {
      JsonObject result = new JsonObject();
      result.add("Input", data);
      details.add(member, result);
    }
  }

  private static JsonObject evaluation(Model model) {
    JsonObject output = model.details().getAsJsonObject("OutputConfig");
    String prefix = output.has("S3KeyPrefix") ? Json.text(output, "S3KeyPrefix") + "/" : "";
    JsonObject object = new JsonObject();
    object.add("Bucket", output.get("S3Bucket"));
    object.addProperty(
        "Name", "%sEvaluationResultSummary-%s.json".formatted(prefix, model.versionName()));
    JsonObject evaluation = Json.object("{\"F1Score\": 0.9, \"Summary\": {}}");
    evaluation.getAsJsonObject("Summary").add("S3Object", object);
    return evaluation;
  }
}
