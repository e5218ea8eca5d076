package io.github.rekcl.output;

import com.google.gson.JsonObject;
import io.github.rekcl.lifecycle.Survey;
import io.github.rekcl.model.Model;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes models as JSON, in the shape and with the names of DescribeProjectVersions. */
public final class ModelJson {
  private ModelJson() {}

  /**
   * Writes one document over all projects, in printable ASCII alone.
   *
   * @param survey the models, in their order
   * @return JSON without a line end
   */
  public static String document(Survey survey) {
    return Json.document(
        "ProjectVersionDescriptions",
        survey.found().stream().map(found -> description(found.model())).toList());
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

  private static void time(JsonObject o, String name, @Nullable Instant value) {
    if (value != null) {
      o.addProperty(name, value.toString());
    }
  }
}
