package io.github.rekcl.output;

import com.google.gson.JsonObject;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.model.Model;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes models as JSON, in the shape and with the names of DescribeProjectVersions. */
public final class ModelJson {
  /** The code of an error of ours: no answer in time. */
  public static final String TIMED_OUT = "TimedOut";

  private ModelJson() {}

  /**
   * What could not be listed, and why.
   *
   * @param scope the region, or the ARN or name of the project or model
   * @param code the service's code, or one of ours
   * @param message what happened, for people
   */
  public record NotListed(String scope, String code, String message) {}

  /**
   * Writes one document over all projects, in printable ASCII alone.
   *
   * @param models the models, in their order
   * @param errors what could not be listed; the document has a list of them only if there are any
   * @return the lines of the document
   */
  public static List<String> document(List<Inventory.Found> models, List<NotListed> errors) {
    JsonObject document = new JsonObject();
    document.add(
        "ProjectVersionDescriptions",
        Json.list(models.stream().map(found -> description(found.model())).toList()));
    if (!errors.isEmpty()) {
      document.add("Errors", Json.list(errors.stream().map(ModelJson::error).toList()));
    }
    return Json.lines(document);
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
    text(o, "StatusMessage", m.statusMessage());
    time(o, "CreationTimestamp", m.created());
    number(o, "MinInferenceUnits", m.minInferenceUnits());
    number(o, "MaxInferenceUnits", m.maxInferenceUnits());
    number(o, "BillableTrainingTimeInSeconds", m.billableTrainingSeconds());
    time(o, "TrainingEndTimestamp", m.trainingEnded());
    text(o, "KmsKeyId", m.kmsKeyId());
    text(o, "SourceProjectVersionArn", m.sourceArn());
    text(o, "VersionDescription", m.description());
    text(o, "Feature", m.feature());
    text(o, "BaseModelVersion", m.baseModelVersion());
    return o;
  }

  private static void text(JsonObject o, String name, @Nullable String value) {
    if (value != null) {
      o.addProperty(name, value);
    }
  }

  private static void number(JsonObject o, String name, @Nullable Number value) {
    if (value != null) {
      o.addProperty(name, value);
    }
  }

  /** Whole seconds: fractions are more than many readers of ISO 8601 understand, as jq's. */
  private static void time(JsonObject o, String name, @Nullable Instant value) {
    if (value != null) {
      o.addProperty(name, ModelTable.time(value));
    }
  }
}
