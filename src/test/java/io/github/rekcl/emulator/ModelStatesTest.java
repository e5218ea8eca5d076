package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelStatesTest extends EmulatorFixture {
  private static final String IN_USE = "400 ResourceInUseException";

  @ParameterizedTest
  @CsvSource({
    "TRAINING_IN_PROGRESS, no,  no,  no",
    "TRAINING_COMPLETED,   yes, no,  yes",
    "TRAINING_FAILED,      no,  no,  yes",
    "STARTING,             no,  no,  no",
    "RUNNING,              no,  yes, no",
    "FAILED,               yes, yes, yes",
    "STOPPING,             no,  no,  no",
    "STOPPED,              yes, no,  yes",
    "DELETING,             no,  no,  no",
    "COPYING_IN_PROGRESS,  no,  no,  no",
    "COPYING_COMPLETED,    yes, no,  yes",
    "COPYING_FAILED,       no,  no,  yes",
    "DEPRECATED,           no,  no,  yes",
    "EXPIRED,              no,  no,  yes",
    "HIBERNATING,          no,  yes, yes",
  })
  void calls_inEachStatus_areAcceptedOrRefused(
      String status, String start, String stop, String delete) throws Exception {
    String arn = model(status);
    assertEquals(expected(start), client.start(arn).outcome());
    emulator.setStatus(arn, status);
    assertEquals(expected(stop), client.stop(arn).outcome());
    emulator.setStatus(arn, status);
    assertEquals(expected(delete), client.delete(arn).outcome());
    assertEquals(Optional.of(delete.equals("yes") ? "DELETING" : status), emulator.status(arn));
  }

  @ParameterizedTest
  @CsvSource({
    "TRAINING_IN_PROGRESS, TRAINING_COMPLETED, 600",
    "STARTING,             RUNNING,            10",
    "STOPPING,             STOPPED,            10",
    "COPYING_IN_PROGRESS,  COPYING_COMPLETED,  600",
    "DELETING,             ,                   10",
  })
  void status_thatEnds_endsAfterItsTime(String status, String next, long seconds) {
    String arn = model(status);
    clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
    assertEquals(Optional.of(status), emulator.status(arn));
    clock.advance(Duration.ofMillis(1));
    assertEquals(Optional.ofNullable(next), emulator.status(arn));
    clock.advance(Duration.ofDays(30));
    assertEquals(Optional.ofNullable(next), emulator.status(arn));
  }

  @Test
  void status_thatEnds_changedMeanwhile_endsByTheLastChange() {
    String arn = model("STOPPING");
    clock.advance(Duration.ofSeconds(4));
    emulator.setStatus(arn, "STARTING");
    clock.advance(Duration.ofSeconds(6));
    assertEquals(Optional.of("STARTING"), emulator.status(arn));
    clock.advance(Duration.ofSeconds(4));
    assertEquals(Optional.of("RUNNING"), emulator.status(arn));
    emulator.setStatus(arn, "DELETING");
    emulator.setStatus(arn, "RUNNING");
    clock.advance(CHANGE);
    assertEquals(Optional.of("RUNNING"), emulator.status(arn));
  }

  @Test
  void life_throughEveryCall_endsWithNothing() throws Exception {
    String arn =
        client
            .call(
                "CreateProjectVersion",
                "{'ProjectArn':'%s','VersionName':'v.2','OutputConfig':{'S3Bucket':'bkt','S3KeyPrefix':'p'}}"
                    .formatted(projectArn))
            .text("ProjectVersionArn");
    assertTrue(
        arn.startsWith(
            "arn:aws:rekognition:us-east-1:111122223333:project/my-version/version/v.2/"));
    assertEquals(IN_USE, client.delete(arn).outcome());
    clock.advance(Duration.ofMinutes(10));
    assertEquals("STARTING", client.start(arn).text("Status"));
    clock.advance(CHANGE);
    assertEquals("RUNNING", only().get("Status").getAsString());
    assertEquals("STOPPING", client.stop(arn).text("Status"));
    clock.advance(CHANGE);
    assertEquals("STOPPED", only().get("Status").getAsString());
    assertEquals("DELETING", client.delete(arn).text("Status"));
    assertEquals("DELETING", only().get("Status").getAsString());
    clock.advance(Duration.ofDays(1));
    assertEquals(List.of(), client.describe(projectArn).versions());
    assertEquals("400 ResourceNotFoundException", client.delete(arn).outcome());
  }

  @Test
  void description_ofRunningModel_carriesEveryField() throws Exception {
    String arn = model("TRAINING_IN_PROGRESS");
    assertEquals(
        "{\"ProjectVersionArn\":\""
            + arn
            + "\",\"CreationTimestamp\":1793523600.250,"
            + "\"Status\":\"TRAINING_IN_PROGRESS\",\"StatusMessage\":\"The model is being trained.\","
            + "\"OutputConfig\":{\"S3Bucket\":\"emulated-bucket\",\"S3KeyPrefix\":\"evaluation\"},"
            + "\"Feature\":\"CUSTOM_LABELS\"}",
        only().toString());
    clock.advance(Duration.ofHours(1));
    client.start(arn);
    clock.advance(CHANGE);
    assertEquals(
        "{\"ProjectVersionArn\":\""
            + arn
            + "\",\"CreationTimestamp\":1793523600.250,"
            + "\"Status\":\"RUNNING\",\"StatusMessage\":\"The model is running.\","
            + "\"MinInferenceUnits\":2,\"MaxInferenceUnits\":3,"
            + "\"BillableTrainingTimeInSeconds\":600,\"TrainingEndTimestamp\":1793524200.250,"
            + "\"OutputConfig\":{\"S3Bucket\":\"emulated-bucket\",\"S3KeyPrefix\":\"evaluation\"},"
            + "\"Feature\":\"CUSTOM_LABELS\",\"EvaluationResult\":{\"F1Score\":0.9,\"Summary\":{\"S3Object\":"
            + "{\"Bucket\":\"emulated-bucket\",\"Name\":\"evaluation/EvaluationResultSummary-v.1.json\"}}}}",
        only().toString());
  }

  @Test
  void versionName_afterDeletion_isFreeAndGetsAnotherArn() {
    String first = model("STOPPED");
    emulator.removeModel(first);
    String second = model("STOPPED");
    assertFalse(first.equals(second));
    assertEquals(Optional.empty(), emulator.status(first));
    assertEquals(Optional.of("STOPPED"), emulator.status(second));
  }

  @Test
  void statusMessage_whenSet_staysOrIsLeftOut() throws Exception {
    String arn = model("RUNNING");
    emulator.setStatusMessage(arn, "own");
    client.stop(arn);
    assertEquals("own", only().get("StatusMessage").getAsString());
    emulator.setStatusMessage(arn, null);
    assertFalse(only().has("StatusMessage"));
  }

  @Test
  void timingsOfNone_afterCall_areOverAtTheNextLook() throws Exception {
    try (Emulator swift =
        Emulator.start(config().withTimings(Timings.transitions(Duration.ZERO)))) {
      String arn = swift.createModel(swift.createProject("p"), "v", "RUNNING");
      TestClient swiftClient = new TestClient(swift);
      assertEquals("STOPPING", swiftClient.stop(arn).text("Status"));
      assertEquals(Optional.of("STOPPED"), swift.status(arn));
      assertEquals("DELETING", swiftClient.delete(arn).text("Status"));
      assertEquals(Optional.empty(), swift.status(arn));
    }
  }

  private JsonObject only() throws IOException, InterruptedException {
    List<JsonObject> versions = client.describe(projectArn).versions();
    assertEquals(1, versions.size());
    return versions.get(0);
  }

  private static String expected(String accepted) {
    return accepted.equals("yes") ? "200" : IN_USE;
  }
}
