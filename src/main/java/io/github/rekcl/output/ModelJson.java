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
 * Writes models as JSON, in the shape and with the names of DescribeProjectVersions.
 *
 * <p>Documents are printable ASCII alone: the same bytes in every locale, and nothing that a
 * terminal takes for more than text.
 */
public final class ModelJson {
  /** The code of an error of ours: no answer in time. */
  public static final String TIMED_OUT = "TimedOut";

  private ModelJson() {}

  /** {@return the error code of a failure: the service's own, or one of ours} */
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
   * What could not be listed, and why.
   *
   * @param scope the region, or the ARN or name of the project or model
   * @param code the service's code, or one of ours
   * @param message what happened, for people
   */
  public record NotListed(String scope, String code, String message) {}

  /**
   * Writes one document over all projects.
   *
   * @param models the models, in their order
   * @param errors what could not be listed; the document has a list of them only if there are any
   * @return the lines of the document
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

  /** Writes a document that is one list of objects. */
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
    // As in the service's answers, what isn't known is left out.
    o.asMap().values().removeIf(JsonElement::isJsonNull);
    return o;
  }

  /** Whole seconds: fractions are more than many readers of ISO 8601 understand, as jq's. */
  private static @Nullable String time(@Nullable Instant value) {
    return value == null ? null : ModelTable.time(value);
  }
}
