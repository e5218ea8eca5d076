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
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Projects and models that an emulator has at its start, as JSON: {@code
 * ProjectVersionDescriptions} as {@code rekcl list --output json} and DescribeProjectVersions write
 * them, and {@code ProjectDescriptions} as DescribeProjects does, for projects without models or
 * whose ARN matters.
 */
public final class Seed {
  private static final JsonObject OUTPUT =
      Json.object("{\"S3Bucket\":\"emulated-bucket\",\"S3KeyPrefix\":\"evaluation\"}");

  private final String json;

  private Seed(String json) {
    this.json = json;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   */
  public static Seed of(Path file) throws IOException {
    return new Seed(Files.readString(file));
  }

  /**
   * Returns the content of {@link DemoContent}.
   *
   * @param region the region of its ARNs, us-east-1 for those that are constants
   */
  public static Seed demo(String region) {
    String json = Json.resource("demo.json");
    return new Seed(json.replace(Arns.prefix("us-east-1"), Arns.prefix(region)));
  }

  /**
   * Puts the content into an emulator.
   *
   * @return the ARNs of its projects, the oldest first
   * @throws IllegalArgumentException if it cannot be used, with a message for the user
   */
  public List<String> into(EmulatorServer emulator) {
    Store store = emulator.store();
    try {
      JsonObject document = InputValidator.read("Seed", json);
      objects(document, "ProjectDescriptions").forEach(project -> addProject(store, project));
      objects(document, Descriptions.MODELS)
          // The oldest first, as a project that is not named is as old as its oldest model.
          .sorted(Comparator.comparingLong(model -> digits(text(model, "ProjectVersionArn"))))
          .forEach(model -> addModel(store, model));
    } catch (RefusedException e) {
      throw new IllegalArgumentException(e.text(), e);
    }
    List<String> projects = new ArrayList<>();
    store.projects("").forEach(project -> projects.add(0, project.arn()));
    return projects;
  }

  private static void addProject(Store store, JsonObject description) {
    String arn = text(description, "ProjectArn");
    Instant created = created(description, arn);
    store.add(new Project(arn, Arns.parse(arn).group("project"), digits(arn), created, null));
  }

  private static void addModel(Store store, JsonObject description) {
    String arn = text(description, "ProjectVersionArn");
    Matcher parts = Arns.parse(arn);
    String version = parts.group("version");
    Instant created = created(description, arn);
    Project project = project(store, parts, created);
    String status = text(description, "Status");
    Model model = Model.of(project, version, digits(arn), created, details(description));
    JsonElement min = description.get("MinInferenceUnits");
    JsonElement max = description.get("MaxInferenceUnits");
    if (min != null) {
      model = model.with(new Model.Units(min.getAsInt(), max == null ? null : max.getAsInt()));
    }
    store.add(model, status);
  }

  private static Project project(Store store, Matcher arn, Instant created) {
    String prefix = arn.group("prefix") + "/";
    return store.projects("").stream()
        .filter(project -> project.arn().startsWith(prefix))
        .findFirst()
        .orElseGet(
            () -> {
              // A model's ARN does not tell that of its project.
              long digits = Math.max(1, Long.parseLong(arn.group("digits")) - 1);
              return store.add(
                  new Project(prefix + digits, arn.group("project"), digits, created, null));
            });
  }

  /** Returns the members of a description that nothing changes. */
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
    return time == null ? Instant.ofEpochMilli(digits(arn)) : instant(time);
  }

  /** Reads a time as rekcl and the AWS CLI write it, or in epoch seconds. */
  private static Instant instant(JsonElement time) {
    try {
      return time.getAsJsonPrimitive().isNumber()
          ? Instant.ofEpochMilli(time.getAsBigDecimal().movePointRight(3).longValue())
          : OffsetDateTime.parse(time.getAsString()).toInstant();
    } catch (IllegalStateException | DateTimeException e) {
      throw new IllegalArgumentException("'" + time + "' is not a time", e);
    }
  }

  private static long digits(String arn) {
    return Long.parseLong(Arns.parse(arn).group("digits"));
  }

  private static String text(JsonObject description, String member) {
    return description.get(member).getAsString();
  }

  private static Stream<JsonObject> objects(JsonObject document, String member) {
    return document.has(member)
        ? document.getAsJsonArray(member).asList().stream().map(JsonElement::getAsJsonObject)
        : Stream.empty();
  }
}
