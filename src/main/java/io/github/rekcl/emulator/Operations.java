package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Translates each call into a change or a view of the store; what is not supported is an error. */
final class Operations implements Handler {
  static final String DESCRIBE_MODELS = "DescribeProjectVersions";
  private static final String PROJECT_ARN = "ProjectArn";
  private static final String MODEL_ARN = "ProjectVersionArn";
  private static final String STATUS = "Status";
  private static final JsonElement CUSTOM_LABELS = new JsonPrimitive("CUSTOM_LABELS");

  private final Store store;
  private final Pages pages;
  private final boolean stale;

  /**
   * Creates the operations.
   *
   * @param stale whether models are described as they were just before the last accepted change
   */
  Operations(Store store, Pages pages, boolean stale) {
    this.store = store;
    this.pages = pages;
    this.stale = stale;
  }

  @Override
  public Reply handle(Call call) {
    try {
      check(call);
      JsonObject input = InputValidator.read(call.operation() + InputValidator.INPUT, call.body());
      return Reply.success(call, answer(call.operation(), call.region(), input));
    } catch (RefusedException e) {
      // An answer like others: a fault may replace it.
      return Reply.error(call.requestId(), e);
    }
  }

  private static void check(Call call) {
    if (call.header("Authorization").isBlank()) {
      throw new RefusedException("MissingAuthenticationTokenException", "The call is not signed.");
    }
    if (!call.isForService() || !InputValidator.operations().contains(call.operation())) {
      throw new RefusedException(
          "UnknownOperationException",
          "The emulator does not know %s. It knows %s."
              .formatted(
                  call.target().isEmpty() ? "a call without X-Amz-Target" : call.target(),
                  String.join(", ", InputValidator.operations())));
    }
    String mediaType = call.header("Content-Type").replaceFirst(";.*", "").strip();
    if (!mediaType.equalsIgnoreCase(Reply.JSON)) {
      throw new RefusedException(
          "UnknownOperationException", "The Content-Type is not %s.".formatted(Reply.JSON));
    }
  }

  private JsonObject answer(String operation, String region, JsonObject input) {
    return switch (operation) {
      case "CreateProject" -> createProject(region, input);
      case "DescribeProjects" -> describeProjects(region, input);
      case "DeleteProject" ->
          json(STATUS, store.deleteProject(region, text(input, PROJECT_ARN)).status());
      case "CreateProjectVersion" -> createModel(region, input);
      case "CopyProjectVersion" -> copyModel(region, input);
      case "StartProjectVersion" -> change(region, Status.Call.START, units(input), input);
      case "StopProjectVersion" -> change(region, Status.Call.STOP, null, input);
      case "DeleteProjectVersion" -> change(region, Status.Call.DELETE, null, input);
      case DESCRIBE_MODELS -> describeModels(region, input);
      case "DetectCustomLabels" -> detect(region, input);
      default -> throw new IllegalStateException(operation);
    };
  }

  private JsonObject createProject(String region, JsonObject input) {
    demand(
        !input.has("Feature") || input.get("Feature").equals(CUSTOM_LABELS),
        "The emulator knows the feature CUSTOM_LABELS only.");
    demand(
        !input.has("AutoUpdate"),
        "AutoUpdate is for projects of the feature CONTENT_MODERATION only.");
    return json(PROJECT_ARN, store.createProject(region, text(input, "ProjectName")).arn());
  }

  private JsonObject describeProjects(String region, JsonObject input) {
    JsonArray features = input.getAsJsonArray("Features");
    List<Project> projects =
        store.projects(region).stream()
            .filter(project -> names(input, "ProjectNames", project.name()))
            .filter(project -> features == null || features.contains(CUSTOM_LABELS))
            .toList();
    return pages.page(
        "DescribeProjects",
        projects,
        Project::digits,
        input,
        "ProjectDescriptions",
        Descriptions::of);
  }

  private JsonObject createModel(String region, JsonObject input) {
    demand(
        input.has("TrainingData") == input.has("TestingData"),
        "TrainingData and TestingData go together.");
    demand(
        !input.has("FeatureConfig")
            || !input.getAsJsonObject("FeatureConfig").has("ContentModeration"),
        "FeatureConfig.ContentModeration is not for projects of the feature CUSTOM_LABELS.");
    return createModel(region, text(input, PROJECT_ARN), Status.TRAINING_IN_PROGRESS, input);
  }

  private JsonObject copyModel(String region, JsonObject input) {
    store.checkCopyable(
        region, text(input, "SourceProjectArn"), text(input, "SourceProjectVersionArn"));
    String destination = text(input, "DestinationProjectArn");
    return createModel(region, destination, Status.COPYING_IN_PROGRESS, input);
  }

  private JsonObject createModel(
      String region, String projectArn, Status status, JsonObject input) {
    demand(
        input.getAsJsonObject("OutputConfig").has("S3Bucket"), "OutputConfig names no S3Bucket.");
    JsonObject details = Descriptions.details(input);
    String name = text(input, "VersionName");
    return json(
        MODEL_ARN, store.createModel(region, projectArn, name, status.name(), details).arn());
  }

  private static Model.Units units(JsonObject input) {
    int min = input.get("MinInferenceUnits").getAsInt();
    Integer max = input.has("MaxInferenceUnits") ? input.get("MaxInferenceUnits").getAsInt() : null;
    demand(max == null || max >= min, "MaxInferenceUnits is less than MinInferenceUnits.");
    return new Model.Units(min, max);
  }

  private JsonObject change(
      String region, Status.Call call, Model.@Nullable Units units, JsonObject input) {
    return json(STATUS, store.change(region, text(input, MODEL_ARN), call, units).status());
  }

  private JsonObject describeModels(String region, JsonObject input) {
    String projectArn = text(input, PROJECT_ARN);
    List<Model> models =
        store.models(region, projectArn, stale).stream()
            .filter(model -> names(input, "VersionNames", model.versionName()))
            .toList();
    return pages.page(
        projectArn, models, Model::digits, input, Descriptions.MODELS, Descriptions::of);
  }

  /** Answers that there is nothing in the picture, at which it does not look. */
  private JsonObject detect(String region, JsonObject input) {
    JsonObject image = input.getAsJsonObject("Image");
    demand(image.has("Bytes") != image.has("S3Object"), "Image has either Bytes or S3Object.");
    Model model = store.model(region, text(input, MODEL_ARN));
    if (model.known() != Status.RUNNING) {
      throw new RefusedException(
          "ResourceNotReadyException",
          "The project version %s is %s, not RUNNING.".formatted(model.arn(), model.status()));
    }
    JsonObject json = new JsonObject();
    json.add("CustomLabels", new JsonArray());
    return json;
  }

  private static void demand(boolean valid, String message) {
    if (!valid) {
      throw new RefusedException("InvalidParameterException", message);
    }
  }

  /** Tells whether the input asks for this name, or for any. */
  private static boolean names(JsonObject input, String member, String name) {
    return !input.has(member) || input.getAsJsonArray(member).contains(new JsonPrimitive(name));
  }

  private static String text(JsonObject input, String member) {
    return input.get(member).getAsString();
  }

  private static JsonObject json(String member, String value) {
    JsonObject json = new JsonObject();
    json.addProperty(member, value);
    return json;
  }
}
