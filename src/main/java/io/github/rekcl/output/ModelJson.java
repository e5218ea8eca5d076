package io.github.rekcl.output;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.rekcl.lifecycle.Failure;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.model.Model;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes models as JSON, with the structure and names of the DescribeProjectVersions API.
 *
 * <p>Documents are printable ASCII: the same in every locale, and without terminal escapes.
 */
public final class ModelJson {
  /** The error code of a timeout, which the service does not have. */
  public static final String TIMED_OUT = "TimedOut";

  private ModelJson() {}

  /** {@return the error code of a failure: the service's, or one of rekcl} */
  public static String code(Failure failure) {
    if (failure instanceof Failure.Call call) {
      return Sanitizer.excerpt(call.call().code());
    }
    if (failure instanceof Failure.NotFound) {
      return "ModelNotFound";
    }
    if (failure instanceof Failure.NoProject) {
      return "ProjectNotFound";
    }
    if (failure instanceof Failure.Ambiguous) {
      return "AmbiguousVersionName";
    }
    return failure instanceof Failure.WrongStatus ? "WrongStatus" : "WentElsewhere";
  }

  /**
   * Something that could not be listed.
   *
   * @param scope the region, or the ARN or name of the project or model
   * @param code the error code: the service's, or one of rekcl
   * @param message the error message
   */
  public record NotListed(String scope, String code, String message) {}

  /**
   * Returns one document with the models of all projects.
   *
   * @param errors what could not be listed; omitted from the document if empty
   */
  public static List<String> document(List<Inventory.Found> models, List<NotListed> errors) {
    JsonObject document = new JsonObject();
    document.add(
        "ProjectVersionDescriptions",
        list(models.stream().map(found -> description(found.model())).toList()));
    if (!errors.isEmpty()) {
      document.add("Errors", list(errors.stream().map(ModelJson::error).toList()));
    }
    return lines(document);
  }

  static List<String> document(String name, List<JsonObject> objects) {
    JsonObject document = new JsonObject();
    document.add(name, list(objects));
    return lines(document);
  }

  private static JsonArray list(List<JsonObject> objects) {
    JsonArray list = new JsonArray();
    objects.forEach(list::add);
    return list;
  }

  private static List<String> lines(JsonObject document) {
    return new GsonBuilder()
        .setPrettyPrinting()
        .disableHtmlEscaping()
        .serializeNulls()
        .create()
        .toJson(document)
        .lines()
        .map(ModelJson::ascii)
        .toList();
  }

  private static String ascii(String line) {
    return line.chars()
        .mapToObj(
            c ->
                c >= ' ' && c <= '~'
                    ? Character.toString(c)
                    : "\\u" + HexFormat.of().toHexDigits((char) c))
        .collect(Collectors.joining());
  }

  private static JsonObject error(NotListed error) {
    JsonObject o = new JsonObject();
    o.addProperty("Scope", error.scope());
    o.addProperty("Code", Sanitizer.excerpt(error.code()));
    o.addProperty("Message", Sanitizer.text(error.message()));
    return o;
  }

  private static JsonObject description(Model m) {
    JsonObject o = new JsonObject();
    o.addProperty("ProjectVersionArn", m.arn().toString());
    o.addProperty("Status", m.statusText());
    o.addProperty("StatusMessage", m.statusMessage());
    o.addProperty("CreationTimestamp", time(m.created()));
    o.addProperty("MinInferenceUnits", m.minInferenceUnits());
    o.addProperty("MaxInferenceUnits", m.maxInferenceUnits());
    o.addProperty("BillableTrainingTimeInSeconds", m.billableTrainingSeconds());
    o.addProperty("TrainingEndTimestamp", time(m.trainingEnded()));
    o.addProperty("KmsKeyId", m.kmsKeyId());
    o.addProperty("SourceProjectVersionArn", m.sourceArn());
    o.addProperty("VersionDescription", m.description());
    o.addProperty("Feature", m.feature());
    o.addProperty("BaseModelVersion", m.baseModelVersion());
    // As in responses of the service, unknown values are omitted.
    o.asMap().values().removeIf(JsonElement::isJsonNull);
    return o;
  }

  /** Whole seconds: jq and other tools do not parse fractions. */
  private static @Nullable String time(@Nullable Instant value) {
    return value == null ? null : ModelTable.time(value);
  }
}
