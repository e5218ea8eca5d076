package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating, copying and using models, and starting an emulator with a seed. */
class WholeLifeTest extends EmulatorFixture {
  private static final String OUTPUT = "'OutputConfig':{'S3Bucket':'bkt','S3KeyPrefix':'out'}";
  private static final String ASSETS =
      "{'Assets':[{'GroundTruthManifest':{'S3Object':{'Bucket':'bkt','Name':'%s.manifest'}}}]}";
  private static final String IN_USE = "400 ResourceInUseException";
  private static final String INVALID = "400 InvalidParameterException";

  private TestClient.Answer deleteProject() throws Exception {
    return client.call("DeleteProject", "{'ProjectArn':'" + projectArn + "'}");
  }

  private TestClient.Answer create(String members) throws Exception {
    return client.call(
        "CreateProjectVersion",
        "{'ProjectArn':'%s','VersionName':'v2',%s}".formatted(projectArn, members));
  }

  private TestClient.Answer copy(String source, String destination, String name) throws Exception {
    return client.call(
        "CopyProjectVersion",
        "{'SourceProjectArn':'%s','SourceProjectVersionArn':'%s','DestinationProjectArn':'%s','VersionName':'%s',%s}"
            .formatted(projectArn, source, destination, name, OUTPUT));
  }

  private TestClient.Answer detect(String arn, String image) throws Exception {
    return client.call(
        "DetectCustomLabels", "{'ProjectVersionArn':'%s','Image':%s}".formatted(arn, image));
  }

  private JsonObject newest() throws Exception {
    return client.describe(projectArn).versions().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUNNING", "STOPPED", "DELETING", "TRAINING_FAILED"})
  void deleteProject_withAModel_isInUse(String status) throws Exception {
    model(status);
    assertEquals(IN_USE, deleteProject().outcome());
    assertEquals("CREATED", status());
  }

  @Test
  void deleteProject_empty_isDeletingThenGone() throws Exception {
    String model = model("STOPPED");
    client.delete(model);
    clock.advance(CHANGE);
    assertEquals("DELETING", deleteProject().text("Status"));
    assertEquals("DELETING", status());
    assertEquals(IN_USE, deleteProject().outcome());
    assertEquals(IN_USE, create(OUTPUT).outcome());
    assertEquals(IN_USE, client.call("CreateProject", "{'ProjectName':'my-version'}").outcome());
    clock.advance(CHANGE);
    assertEquals(List.of(), client.call("DescribeProjects", "{}").projects());
    assertEquals("400 ResourceNotFoundException", deleteProject().outcome());
    assertEquals("200", client.call("CreateProject", "{'ProjectName':'my-version'}").outcome());
  }

  private String status() throws Exception {
    List<JsonObject> projects = client.call("DescribeProjects", "{}").projects();
    return projects.get(0).get("Status").getAsString();
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, 200",
    "STARTING, 400 ResourceNotReadyException",
    "STOPPING, 400 ResourceNotReadyException",
    "STOPPED, 400 ResourceNotReadyException",
    "TRAINING_COMPLETED, 400 ResourceNotReadyException",
    "DELETING, 400 ResourceNotReadyException",
  })
  void detect_inEachStatus_worksWhereTheModelRuns(String status, String outcome) throws Exception {
    TestClient.Answer answer = detect(model(status), "{'Bytes':'YWJj'}");
    assertEquals(outcome, answer.outcome());
    if (outcome.equals("200")) {
      assertEquals("{\"CustomLabels\":[]}", answer.body());
    }
  }

  @Test
  void detect_ofAStoppedModel_failsFromTheCallOn() throws Exception {
    String arn = model("RUNNING");
    String image = "{'S3Object':{'Bucket':'bkt','Name':'cat.jpg'}}";
    assertEquals("200", detect(arn, image).outcome());
    client.stop(arn);
    assertEquals("400 ResourceNotReadyException", detect(arn, image).outcome());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'Bytes':'YQ==','S3Object':{'Bucket':'bkt','Name':'a'}}"})
  void detect_noPictureOrTwo_isInvalid(String image) throws Exception {
    assertEquals(INVALID, detect(model("RUNNING"), image).outcome());
  }

  @Test
  void copy_ofATrainedModel_takesAsLongAsATraining() throws Exception {
    String source = model("RUNNING");
    String other = emulator.createProject("other");
    String arn = copy(source, other, "copied").text("ProjectVersionArn");
    assertTrue(arn.contains(":project/other/version/copied/"), arn);
    JsonObject copying = client.describe(other).versions().get(0);
    assertEquals("COPYING_IN_PROGRESS", copying.get("Status").getAsString());
    assertEquals(source, copying.get("SourceProjectVersionArn").getAsString());
    assertFalse(copying.has("EvaluationResult"));
    assertEquals(IN_USE, client.delete(arn).outcome());
    clock.advance(Duration.ofMinutes(10).minusMillis(1));
    assertEquals(Optional.of("COPYING_IN_PROGRESS"), emulator.status(arn));
    clock.advance(Duration.ofMillis(1));
    JsonObject copied = client.describe(other).versions().get(0);
    assertEquals("COPYING_COMPLETED", copied.get("Status").getAsString());
    assertTrue(copied.has("EvaluationResult"));
    assertFalse(copied.has("BillableTrainingTimeInSeconds"));
    assertEquals("STARTING", client.start(arn).text("Status"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRAINING_IN_PROGRESS", "TRAINING_FAILED", "DELETING", "COPYING_FAILED"})
  void copy_ofWhatIsNotTrained_isInUse(String status) throws Exception {
    assertEquals(IN_USE, copy(model(status), projectArn, "copied").outcome());
  }

  @Test
  void copy_refusals() throws Exception {
    String source = model("STOPPED");
    String other = emulator.createProject("other");
    assertEquals(IN_USE, copy(source, projectArn, "v.1").outcome());
    String notFound = "400 ResourceNotFoundException";
    assertEquals(notFound, copy(source, other + "0", "c").outcome());
    assertEquals(notFound, copy(source + "0", other, "c").outcome());
    String elsewhere = emulator.createModel(other, "v", "STOPPED");
    assertEquals(notFound, copy(elsewhere, other, "c").outcome());
  }

  @Test
  void description_tellsWhatCreateWasTold() throws Exception {
    String training = ASSETS.formatted("train");
    String testing = ASSETS.formatted("test");
    create(
        OUTPUT
            + ",'KmsKeyId':'alias/key','VersionDescription':'The second, better one.','FeatureConfig':{}"
            + ",'Tags':{'team':'cats'},'TrainingData':"
            + training
            + ",'TestingData':"
            + testing);
    JsonObject told = newest();
    assertEquals("alias/key", told.get("KmsKeyId").getAsString());
    assertEquals("The second, better one.", told.get("VersionDescription").getAsString());
    assertEquals("{}", told.get("FeatureConfig").toString());
    assertEquals(
        "{\"Input\":" + training.replace('\'', '"') + "}",
        told.get("TrainingDataResult").toString());
    assertEquals(
        "{\"Input\":" + testing.replace('\'', '"') + "}", told.get("TestingDataResult").toString());
    assertFalse(told.has("EvaluationResult"));
    assertFalse(told.has("Tags"));
    clock.advance(Duration.ofMinutes(10));
    JsonObject summary = newest().getAsJsonObject("EvaluationResult").getAsJsonObject("Summary");
    assertEquals("bkt", summary.getAsJsonObject("S3Object").get("Bucket").getAsString());
    assertEquals(
        "out/EvaluationResultSummary-v2.json",
        summary.getAsJsonObject("S3Object").get("Name").getAsString());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 600})
  void training_isBilledFromItsCreationToItsEnd(long seconds) throws Exception {
    restart(config().withTimings(new Timings(Duration.ofSeconds(seconds), CHANGE)));
    create(OUTPUT);
    clock.advance(Duration.ofSeconds(seconds));
    JsonObject trained = newest();
    assertEquals(seconds, trained.get("BillableTrainingTimeInSeconds").getAsLong());
    assertEquals(
        trained
            .get("CreationTimestamp")
            .getAsBigDecimal()
            .add(java.math.BigDecimal.valueOf(seconds)),
        trained.get("TrainingEndTimestamp").getAsBigDecimal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'TrainingData':{'Assets':[]}",
        "'TestingData':{'AutoCreate':true}",
        "'FeatureConfig':{'ContentModeration':{'ConfidenceThreshold':50}}",
      })
  void create_ofWhatDoesNotGoTogether_isInvalid(String members) throws Exception {
    assertEquals(INVALID, create(OUTPUT + "," + members).outcome());
    assertEquals(List.of(), client.describe(projectArn).versions());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DeleteProject", "DetectCustomLabels", "CopyProjectVersion", "DescribeProjects"})
  void faults_hitEveryOperation(String operation) throws Exception {
    restart(
        config()
            .withFaults(
                List.of(
                    Fault.parse(operation + "@1=ThrottlingException/503"),
                    Fault.parse(operation + "@2=object"))));
    assertEquals("503 ThrottlingException", client.call(operation, "{}").outcome());
    assertEquals("{}", client.call(operation, "{}").body());
  }

  @Test
  void after_ofARefusedCall_replacesTheRefusal() throws Exception {
    restart(config().withFaults(List.of(Fault.parse("DeleteProject=after:object"))));
    model("RUNNING");
    assertEquals("{}", deleteProject().body());
    assertEquals("CREATED", status());
  }

  @Test
  void seed_thatCannotBeUsed_saysWhy() throws Exception {
    for (String json :
        List.of(
            "nonsense",
            "{'ProjectVersionDescriptions':{}}",
            "{'ProjectVersionDescriptions':[{}]}",
            "{'ProjectVersionDescriptions':[{'ProjectVersionArn':'v1','Status':'RUNNING'}]}",
            "{'ProjectDescriptions':[{'ProjectArn':'%s'}]}".formatted(projectArn))) {
      java.nio.file.Path file = java.nio.file.Files.createTempFile("seed", ".json");
      java.nio.file.Files.writeString(file, json.replace('\'', '"'));
      assertThrows(
          IllegalArgumentException.class, () -> Seed.of(file).into(emulator.server()), json);
      java.nio.file.Files.delete(file);
    }
  }
}
