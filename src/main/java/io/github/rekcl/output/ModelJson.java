package io.github.rekcl.output;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.rekcl.lifecycle.Model;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes models as JSON, in the shape and with the names of DescribeProjectVersions. */
public final class ModelJson {
  private ModelJson() {}

  /**
   * Writes one document, in printable ASCII alone: the same bytes in every locale, and nothing that
   * a terminal takes for more than text.
   *
   * @param models the models, in their order
   * @return JSON without a line end
   */
  public static String document(List<Model> models) {
    JsonArray descriptions = new JsonArray();
    models.forEach(m -> descriptions.add(description(m)));
    JsonObject document = new JsonObject();
    document.add("ProjectVersionDescriptions", descriptions);
    return ascii(
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(document));
  }

  private static String ascii(String json) {
    StringBuilder ascii = new StringBuilder(json.length());
    json.chars()
        .mapToObj(c -> (char) c)
        .forEach(c -> ascii.append(isPlain(c) ? c : "\\u" + HexFormat.of().toHexDigits(c)));
    return ascii.toString();
  }

  private static boolean isPlain(char c) {
    return c == '\n' || (c >= ' ' && c <= '~');
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
