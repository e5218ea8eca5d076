package io.github.rekcl.emulator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The projects and models that an emulator starts with, as JSON: {@code ProjectVersionDescriptions}
 * as {@code rekcl list --output json} and DescribeProjectVersions write them, and {@code
 * ProjectDescriptions} as DescribeProjects writes them, for projects without models or with a given
 * ARN.
 */
public final class Seed {
  private static final JsonObject OUTPUT =
      Json.object("{\"S3Bucket\":\"emulated-bucket\",\"S3KeyPrefix\":\"evaluation\"}");

  private final String json;

  private Seed(String json) {
    this.json = json;
  }

  /**
   * Reads a file. Its content is checked by {@link #into}.
   *
   * @throws IOException if it cannot be read
   */
  public static Seed of(Path file) throws IOException {
    return new Seed(Files.readString(file));
  }

  /** Returns the demo models, with ARNs of a region. */
  public static Seed demo(String region) {
    String json = Json.resource("demo.json");
    return new Seed(json.replace(Arns.prefix("us-east-1"), Arns.prefix(region)));
  }

  /**
   * Adds the projects and models to an emulator.
   *
   * @return the ARNs of all its projects, oldest first
   * @throws IllegalArgumentException if the JSON is not valid, with a message for the user
   */
  public List<String> into(EmulatorServer emulator) {
    Store store = emulator.store();
    try {
      JsonObject document = InputValidator.read("Seed", json);
      objects(document, "ProjectDescriptions").forEach(project -> addProject(store, project));
      objects(document, Descriptions.MODELS)
          // Oldest first, because a project that is not listed gets the age of its first model.
          .sorted(Comparator.comparingLong(model -> Arns.digits(arn(model))))
          .forEach(model -> addModel(store, model));
    } catch (RefusedException e) {
      throw new IllegalArgumentException(e.text(), e);
    }
    List<String> projects = new ArrayList<>();
    store.projects("").forEach(project -> projects.add(0, project.arn()));
    return projects;
  }

  private static void addProject(Store store, JsonObject description) {
    String arn = Json.text(description, "ProjectArn");
    store.add(new Project(arn, created(description, arn)));
  }

  private static void addModel(Store store, JsonObject description) {
    String arn = arn(description);
    Instant created = created(description, arn);
    Project project = project(store, arn, created);
    JsonObject units = Json.pick(description, "MinInferenceUnits", "MaxInferenceUnits");
    Model model = new Model(arn, project, created, units, details(description));
    store.add(model, Json.text(description, "Status"));
  }

  private static Project project(Store store, String modelArn, Instant created) {
    String prefix = Arns.parse(modelArn).group("prefix") + "/";
    return store.projects("").stream()
        .filter(project -> project.arn().startsWith(prefix))
        .findFirst()
        .orElseGet(
            () -> {
              // The ARN of a model contains its project's name but not its project's digits.
              long digits = Math.max(1, Arns.digits(modelArn) - 1);
              return store.add(new Project(prefix + digits, created));
            });
  }

  /** Returns the members of a description that no status change affects. */
  static JsonObject details(JsonObject description) {
    if (!description.has("OutputConfig")) {
      description.add("OutputConfig", OUTPUT);
    }
    JsonObject details = Descriptions.details(description);
    if (description.has("BillableTrainingTimeInSeconds")) {
      details.add(
          "BillableTrainingTimeInSeconds", description.get("BillableTrainingTimeInSeconds"));
    }
    if (description.has("TrainingEndTimestamp")) {
      Instant end = instant(description.get("TrainingEndTimestamp"));
      details.add("TrainingEndTimestamp", Json.timestamp(end));
    }
    return details;
  }

  private static Instant created(JsonObject description, String arn) {
    JsonElement time = description.get("CreationTimestamp");
    return time == null ? Instant.ofEpochMilli(Arns.digits(arn)) : instant(time);
  }

  /** Parses a time as rekcl and the AWS CLI write it, or epoch seconds. */
  private static Instant instant(JsonElement time) {
    try {
      return time.getAsJsonPrimitive().isNumber()
          ? Instant.ofEpochMilli(time.getAsBigDecimal().movePointRight(3).longValue())
          : OffsetDateTime.parse(time.getAsString()).toInstant();
    } catch (IllegalStateException | DateTimeException e) {
      throw new IllegalArgumentException("'" + time + "' is not a time", e);
    }
  }

  private static String arn(JsonObject model) {
    return Json.text(model, "ProjectVersionArn");
  }

  private static Stream<JsonObject> objects(JsonObject document, String member) {
    return document.has(member)
        ? document.getAsJsonArray(member).asList().stream().map(JsonElement::getAsJsonObject)
        : Stream.empty();
  }
}
