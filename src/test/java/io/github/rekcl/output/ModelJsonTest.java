package io.github.rekcl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelJsonTest {
  private static String document(Inventory inventory) {
    return String.join("\n", ModelJson.document(inventory.found(), List.of()));
  }

  private static final String ARN =
      "arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/2";
  private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

  private static Model model(String message) {
    return new Model(
        ModelArn.parse(ARN),
        ModelStatus.RUNNING,
        "RUNNING",
        message,
        CREATED,
        1,
        2,
        3L,
        CREATED.plusSeconds(1),
        "key",
        "source",
        "words",
        "CUSTOM_LABELS",
        "4");
  }

  private static Inventory inventory(Model model) {
    return new Inventory(List.of(new Inventory.Found(Samples.PROJECT, model)), List.of());
  }

  @Test
  void document_hasTheServicesNames() {
    assertEquals(
        """
        {
          "ProjectVersionDescriptions": [
            {
              "ProjectVersionArn": "%s",
              "Status": "RUNNING",
              "StatusMessage": "runs",
              "CreationTimestamp": "2026-01-02T03:04:05Z",
              "MinInferenceUnits": 1,
              "MaxInferenceUnits": 2,
              "BillableTrainingTimeInSeconds": 3,
              "TrainingEndTimestamp": "2026-01-02T03:04:06Z",
              "KmsKeyId": "key",
              "SourceProjectVersionArn": "source",
              "VersionDescription": "words",
              "Feature": "CUSTOM_LABELS",
              "BaseModelVersion": "4"
            }
          ]
        }\
        """
            .formatted(ARN),
        document(inventory(model("runs"))));
  }

  @Test
  void document_leavesOutWhatTheServiceDidNotSend() {
    Model bare =
        new Model(
            ModelArn.parse(ARN),
            ModelStatus.UNKNOWN,
            "(none)",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertEquals(
        """
        {
          "ProjectVersionDescriptions": [
            {
              "ProjectVersionArn": "%s",
              "Status": "(none)"
            }
          ]
        }\
        """
            .formatted(ARN),
        document(inventory(bare)));
  }

  @Test
  void document_carriesAnyTextInAscii() {
    String text = "\"\\\n\u001b[2K\u007f\u0085\u200d\u202e\u2028\u00e9\ud83d\ude00<&>";

    String json = document(inventory(model(text)));

    assertEquals(true, json.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), json);
    assertEquals(
        text,
        JsonParser.parseString(json)
            .getAsJsonObject()
            .getAsJsonArray("ProjectVersionDescriptions")
            .get(0)
            .getAsJsonObject()
            .get("StatusMessage")
            .getAsString());
  }
}
