package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/** Translates the operations on models. Their input is valid by the service's model. */
final class ModelOperations {
  private static final String ARN = "ProjectVersionArn";

  private final Store store;
  private final Pages pages;
  private final Operations.Source source;

  ModelOperations(Store store, Pages pages, Operations.Source source) {
    this.store = store;
    this.pages = pages;
    this.source = source;
  }

  JsonObject create(Scope scope, JsonObject input) {
    if (input.has("TrainingData") != input.has("TestingData")) {
      throw RefusedException.invalidParameter("TrainingData and TestingData go together.");
    }
    if (input.has("FeatureConfig")
        && input.getAsJsonObject("FeatureConfig").has("ContentModeration")) {
      throw RefusedException.invalidParameter(
          "FeatureConfig.ContentModeration is not for projects of the feature CUSTOM_LABELS.");
    }
    return create(scope, text(input, "ProjectArn"), Status.TRAINING_IN_PROGRESS, input);
  }

  JsonObject copy(Scope scope, JsonObject input) {
    store.checkCopyable(
        scope, text(input, "SourceProjectArn"), text(input, "SourceProjectVersionArn"));
    return create(scope, text(input, "DestinationProjectArn"), Status.COPYING_IN_PROGRESS, input);
  }

  private JsonObject create(Scope scope, String projectArn, Status status, JsonObject input) {
    if (!input.getAsJsonObject("OutputConfig").has("S3Bucket")) {
      throw RefusedException.invalidParameter("OutputConfig names no S3Bucket.");
    }
    JsonObject details = Descriptions.details(input);
    String name = text(input, "VersionName");
    Model model = store.createModel(scope, projectArn, name, status.name(), details);
    JsonObject json = new JsonObject();
    json.addProperty(ARN, model.arn());
    return json;
  }

  JsonObject start(Scope scope, JsonObject input) {
    int min = input.get("MinInferenceUnits").getAsInt();
    Integer max = input.has("MaxInferenceUnits") ? input.get("MaxInferenceUnits").getAsInt() : null;
    if (max != null && max < min) {
      throw RefusedException.invalidParameter("MaxInferenceUnits is less than MinInferenceUnits.");
    }
    return status(store.start(scope, text(input, ARN), new Model.Units(min, max)));
  }

  JsonObject stop(Scope scope, JsonObject input) {
    return status(store.stop(scope, text(input, ARN)));
  }

  JsonObject delete(Scope scope, JsonObject input) {
    return status(store.delete(scope, text(input, ARN)));
  }

  JsonObject describe(Scope scope, JsonObject input) {
    String projectArn = text(input, "ProjectArn");
    JsonArray names = input.getAsJsonArray("VersionNames");
    List<Model> models =
        source.models(scope, projectArn).stream()
            .filter(
                model -> names == null || names.contains(new JsonPrimitive(model.versionName())))
            .toList();
    return pages
        .page(projectArn, models, Model::digits, input)
        .json(Descriptions.MODELS, Descriptions::of);
  }

  /** Answers that there is nothing in the picture, at which it does not look. */
  JsonObject detect(Scope scope, JsonObject input) {
    JsonObject image = input.getAsJsonObject("Image");
    if (image.has("Bytes") == image.has("S3Object")) {
      throw RefusedException.invalidParameter("Image has either Bytes or S3Object.");
    }
    Model model = store.model(scope, text(input, ARN));
    if (model.known() != Status.RUNNING) {
      throw new RefusedException(
          "ResourceNotReadyException",
          "The project version %s is %s, not RUNNING.".formatted(model.arn(), model.status()));
    }
    JsonObject json = new JsonObject();
    json.add("CustomLabels", new JsonArray());
    return json;
  }

  private static String text(JsonObject input, String member) {
    return input.get(member).getAsString();
  }

  private static JsonObject status(Model model) {
    JsonObject json = new JsonObject();
    json.addProperty("Status", model.status());
    return json;
  }
}
