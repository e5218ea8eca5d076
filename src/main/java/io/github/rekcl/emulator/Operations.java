package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/** Performs each operation on the store. Whatever the emulator does not support is an error. */
final class Operations implements Handler {
  static final String DESCRIBE_MODELS = "DescribeProjectVersions";
  private static final String PROJECT_ARN = "ProjectArn";
  private static final String MODEL_ARN = "ProjectVersionArn";
  private static final JsonElement CUSTOM_LABELS = new JsonPrimitive("CUSTOM_LABELS");

  private final Store store;
  private final Pages pages;

  Operations(Store store, Pages pages) {
    this.store = store;
    this.pages = pages;
  }

  @Override
  public Response handle(Request request) {
    return handle(request, false);
  }

  /**
   * Answers a request.
   *
   * @param stale whether to describe models as they were before the last accepted change
   */
  Response handle(Request request, boolean stale) {
    try {
      check(request);
      JsonObject input =
          InputValidator.read(request.operation() + InputValidator.INPUT, request.body());
      return Response.success(
          request, perform(request.operation(), request.region(), input, stale));
    } catch (RefusedException e) {
      // Returned rather than thrown, because a fault may replace it.
      return Response.error(request.requestId(), e);
    }
  }

  private static void check(Request request) {
    if (request.header("Authorization").isBlank()) {
      throw new RefusedException("MissingAuthenticationTokenException", "The call is not signed.");
    }
    if (!request.isForService() || !InputValidator.OPERATIONS.contains(request.operation())) {
      throw new RefusedException(
          "UnknownOperationException",
          "The emulator does not know %s. It knows %s."
              .formatted(
                  request.target().isEmpty() ? "a call without X-Amz-Target" : request.target(),
                  String.join(", ", InputValidator.OPERATIONS)));
    }
    String mediaType = request.header("Content-Type").replaceFirst(";.*", "").strip();
    if (!mediaType.equalsIgnoreCase(Response.JSON)) {
      throw new RefusedException(
          "UnknownOperationException", "The Content-Type is not %s.".formatted(Response.JSON));
    }
  }

  private JsonObject perform(String operation, String region, JsonObject input, boolean stale) {
    return switch (operation) {
      case "CreateProject" -> createProject(region, input);
      case "DescribeProjects" -> describeProjects(region, input);
      case "DeleteProject" ->
          json("Status", store.deleteProject(region, Json.text(input, PROJECT_ARN)).status());
      case "CreateProjectVersion" -> createModel(region, input);
      case "CopyProjectVersion" -> copyModel(region, input);
      case "StartProjectVersion" -> start(region, input);
      case "StopProjectVersion" -> change(region, Status.Action.STOP, input);
      case "DeleteProjectVersion" -> change(region, Status.Action.DELETE, input);
      case DESCRIBE_MODELS -> describeModels(region, input, stale);
      case "DetectCustomLabels" -> detect(region, input);
      default -> throw new IllegalStateException(operation);
    };
  }

  private JsonObject createProject(String region, JsonObject input) {
    require(
        !input.has("Feature") || input.get("Feature").equals(CUSTOM_LABELS),
        "The emulator knows the feature CUSTOM_LABELS only.");
    require(
        !input.has("AutoUpdate"),
        "AutoUpdate is for projects of the feature CONTENT_MODERATION only.");
    return json(PROJECT_ARN, store.createProject(region, Json.text(input, "ProjectName")).arn());
  }

  private JsonObject describeProjects(String region, JsonObject input) {
    List<Project> projects =
        store.projects(region).stream()
            .filter(project -> selects(input, "ProjectNames", project.name()))
            .filter(project -> selects(input, "Features", "CUSTOM_LABELS"))
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
    require(
        input.has("TrainingData") == input.has("TestingData"),
        "TrainingData and TestingData go together.");
    require(
        !input.has("FeatureConfig")
            || !input.getAsJsonObject("FeatureConfig").has("ContentModeration"),
        "FeatureConfig.ContentModeration is not for projects of the feature CUSTOM_LABELS.");
    return createModel(region, PROJECT_ARN, Status.TRAINING_IN_PROGRESS, input);
  }

  private JsonObject copyModel(String region, JsonObject input) {
    store.checkCopyable(
        region, Json.text(input, "SourceProjectArn"), Json.text(input, "SourceProjectVersionArn"));
    return createModel(region, "DestinationProjectArn", Status.COPYING_IN_PROGRESS, input);
  }

  private JsonObject createModel(String region, String project, Status status, JsonObject input) {
    require(
        input.getAsJsonObject("OutputConfig").has("S3Bucket"), "OutputConfig names no S3Bucket.");
    Model created =
        store.createModel(
            region,
            Json.text(input, project),
            Json.text(input, "VersionName"),
            status.name(),
            Descriptions.details(input));
    return json(MODEL_ARN, created.arn());
  }

  private JsonObject start(String region, JsonObject input) {
    JsonElement max = input.get("MaxInferenceUnits");
    require(
        max == null || max.getAsInt() >= input.get("MinInferenceUnits").getAsInt(),
        "MaxInferenceUnits is less than MinInferenceUnits.");
    return change(region, Status.Action.START, input);
  }

  private JsonObject change(String region, Status.Action action, JsonObject input) {
    JsonObject units = Json.pick(input, "MinInferenceUnits", "MaxInferenceUnits");
    return json(
        "Status", store.change(region, Json.text(input, MODEL_ARN), action, units).status());
  }

  private JsonObject describeModels(String region, JsonObject input, boolean stale) {
    String projectArn = Json.text(input, PROJECT_ARN);
    List<Model> models =
        store.models(region, projectArn, stale).stream()
            .filter(model -> selects(input, "VersionNames", model.versionName()))
            .toList();
    return pages.page(
        projectArn, models, Model::digits, input, Descriptions.MODELS, Descriptions::of);
  }

  /** Returns no labels for any image, provided that the model is running. */
  private JsonObject detect(String region, JsonObject input) {
    JsonObject image = input.getAsJsonObject("Image");
    require(image.has("Bytes") != image.has("S3Object"), "Image has either Bytes or S3Object.");
    Model model = store.model(region, Json.text(input, MODEL_ARN));
    if (model.known() != Status.RUNNING) {
      throw new RefusedException(
          "ResourceNotReadyException",
          "The project version %s is %s, not RUNNING.".formatted(model.arn(), model.status()));
    }
    JsonObject json = new JsonObject();
    json.add("CustomLabels", new JsonArray());
    return json;
  }

  private static void require(boolean valid, String message) {
    if (!valid) {
      throw new RefusedException("InvalidParameterException", message);
    }
  }

  /** Reports whether a list in the input contains a value. A missing list selects everything. */
  private static boolean selects(JsonObject input, String list, String value) {
    return !input.has(list) || input.getAsJsonArray(list).contains(new JsonPrimitive(value));
  }

  private static JsonObject json(String member, String value) {
    JsonObject json = new JsonObject();
    json.addProperty(member, value);
    return json;
  }
}
