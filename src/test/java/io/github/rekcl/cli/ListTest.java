package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.rekcl.emulator.Timings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code list} over projects and regions. */
class ListTest {
  private static final String NO_COST = "No inference units running.";

  @Test
  void list_withoutArn_showsAllProjectsOfTheRegion() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String old = rekognition.model("v1", "STOPPED");
      String parts = rekognition.emulator().createProject("parts");
      String running = rekognition.emulator().createModel(parts, "v10", "RUNNING");
      String newer = rekognition.model("v2", "TRAINING_COMPLETED");
      rekognition.emulator().createProject("empty");
      model(rekognition, "eu-west-1", "v9", "RUNNING");

      rekognition
          .cli()
          .run("list")
          .is(
              0,
              """
              PROJECT  VERSION  STATUS              UNITS  CREATED               MODEL ARN
              parts    v10      RUNNING             1      2026-11-22T00:00:00Z  %s
              demo     v2       TRAINING_COMPLETED  -      2026-11-22T00:00:00Z  %s
              demo     v1       STOPPED             -      2026-11-22T00:00:00Z  %s
              1 inference unit running, about 4.00 US$ an hour (assuming 4.00 US$ for each unit and hour)
              """
                  .formatted(running, newer, old),
              "");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--running | STARTING RUNNING STOPPING",
        "--status STOPPED | STOPPED",
        "--status stopped | STOPPED",
        "--status STOPPED --status running | RUNNING STOPPED",
        "--running --status RUNNING | RUNNING",
        "--status HIBERNATING | HIBERNATING",
      })
  void list_filtered_showsThoseAlone(String options, String statuses) {
    try (EmulatedService rekognition = new EmulatedService()) {
      for (String status :
          List.of(
              "HIBERNATING", "STOPPED", "STOPPING", "RUNNING", "STARTING", "TRAINING_COMPLETED")) {
        rekognition.model(status, status);
      }
      String[] args = ("list " + options).split(" ");

      Run run = rekognition.cli().run(args);

      assertEquals(0, run.code(), run::toString);
      List<String> shown =
          run.out().lines().skip(1).filter(line -> line.startsWith("demo")).toList();
      assertEquals(
          List.of(statuses.split(" ")),
          shown.stream().map(line -> column(line, 1)).toList(),
          run::toString);
    }
  }

  @Test
  void list_filterThatMatchesNothing_saysSo() {
    try (EmulatedService rekognition = new EmulatedService()) {
      rekognition.model("v1", "STOPPED");

      rekognition.cli().run("list", "--running").is(0, "", "No matching models\n");
      rekognition
          .cli()
          .run("list", "--running", rekognition.project())
          .is(0, "", "No matching models in project " + rekognition.project() + "\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4.00, 12.00",
    "4.00, 4.00, 12.00",
    "0, 0.00, 0.00",
    "1.005, 1.005, 3.02",
    "1e2, 100.00, 300.00"
  })
  void list_unitPrice_isAssumedAndSaid(String price, String unit, String sum) {
    try (EmulatedService rekognition = new EmulatedService()) {
      rekognition.models(3, "RUNNING");

      Run run = rekognition.cli().run("list", "--unit-price", price);

      assertEquals(
          "3 inference units running, about "
              + sum
              + " US$ an hour (assuming "
              + unit
              + " US$ for each unit and hour)",
          lastLine(run.out()));
    }
  }

  @Test
  void list_allRegions_showsThemAllAndSumsUp() {
    try (EmulatedService rekognition = new EmulatedService(config -> config.withMaxTps(5))) {
      String here = rekognition.model("v1", "RUNNING");
      String tokyo = model(rekognition, "ap-northeast-1", "v1", "STOPPING");
      model(rekognition, "ca-central-1", "v1", "RUNNING");

      Run run = rekognition.cli().run("list", "--running", "--all-regions");

      assertEquals(0, run.code(), run::toString);
      List<String> lines = run.out().lines().toList();
      assertEquals(4, lines.size(), run::toString);
      assertTrue(lines.get(1).endsWith(here) && lines.get(2).endsWith(tokyo), run::toString);
      assertTrue(
          lines.get(3).startsWith("2 inference units running, about 8.00 US$"), run::toString);
      assertEquals(11, rekognition.emulator().requests("DescribeProjects").size());
      assertEquals(0, rekognition.traffic().unsuccessful().size());
    }
  }

  @Test
  void list_regions_repeated_areLookedAtOnce() {
    try (EmulatedService rekognition = new EmulatedService()) {
      rekognition.model("v1", "RUNNING");
      String ireland = model(rekognition, "eu-west-1", "v1", "STOPPED");

      Run run = rekognition.cli().run("list", "--region", "eu-west-1", "--region", "eu-west-1");

      assertTrue(run.out().contains(ireland), run::toString);
      assertEquals(NO_COST, lastLine(run.out()));
      assertEquals(1, rekognition.emulator().requests("DescribeProjects").size());
    }
  }

  /** Regions are queried in order: the second one rejects the request. */
  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, Allow this identity the IAM action rekognition:DescribeProjects.",
    "UnrecognizedClientException, Sign in again",
    "InvalidParameterException, ''",
  })
  void list_oneRegionFails_showsTheOthersAndFails(String fault, String advice) {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.defaults(), "DescribeProjects@2=" + fault)) {
      String here = rekognition.model("v1", "RUNNING");
      String there = model(rekognition, "eu-west-2", "v1", "STOPPED");
      model(rekognition, "eu-west-1", "v1", "RUNNING");

      Run run =
          rekognition
              .cli()
              .run(
                  "list",
                  "--region",
                  "us-east-1",
                  "--region",
                  "eu-west-1",
                  "--region",
                  "eu-west-2");

      assertEquals(1, run.code(), run::toString);
      assertEquals(4, run.out().lines().count(), run::toString);
      assertTrue(run.out().contains(here) && run.out().contains(there), run::toString);
      run.says("Models not listed: eu-west-1: DescribeProjects failed: " + fault, advice);
    }
  }

  @Test
  void list_oneProjectFails_showsTheOthersAndFails() {
    try (EmulatedService rekognition =
        new EmulatedService(
            Timings.defaults(), "DescribeProjectVersions@2=AccessDeniedException")) {
      rekognition.model("v1", "STOPPED");
      rekognition
          .emulator()
          .createModel(rekognition.emulator().createProject("parts"), "v1", "STOPPED");
      rekognition
          .emulator()
          .createModel(rekognition.emulator().createProject("tools"), "v1", "STOPPED");

      Run run = rekognition.cli().run("list");

      assertEquals(1, run.code(), run::toString);
      assertEquals(
          List.of("PROJECT", "tools", "demo"),
          run.out().lines().limit(3).map(line -> column(line, 0)).toList());
      run.says(
          "Models not listed: parts: DescribeProjectVersions failed: AccessDeniedException",
          "rekognition:DescribeProjectVersions");
    }
  }

  @Test
  void list_nothingSeen_isNoEmptyList() {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.defaults(), "DescribeProjects=AccessDeniedException")) {
      Run run = rekognition.cli().run("list");

      run.is(1, "");
      assertFalse(run.err().contains("No models\n"), run::toString);
    }
  }

  @Test
  void list_throttled_slowsDownRatherThanFails() {
    try (EmulatedService rekognition =
        new EmulatedService(config -> config.withMaxTps(1)).withoutRepeats()) {
      for (int i = 0; i < 20; i++) {
        rekognition
            .emulator()
            .createModel(rekognition.emulator().createProject("p" + i), "v1", "STOPPED");
      }

      Run run = rekognition.cli().run("list");

      assertEquals(0, run.code(), run::toString);
      assertEquals(22, run.out().lines().count(), run::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100})
  void list_manyProjectsOnPages_showsAllInTheirOrder(int pageSize) {
    try (EmulatedService rekognition =
        new EmulatedService(config -> config.withPageSize(pageSize))) {
      int projects = 30;
      for (int i = 0; i < projects; i++) {
        String project = rekognition.emulator().createProject("p" + i);
        rekognition.models(project, 2, "STOPPED");
      }

      Run run = rekognition.cli().run("list");

      assertEquals(0, run.code(), run::toString);
      assertEquals(
          IntStream.range(0, projects)
              .boxed()
              .flatMap(
                  i ->
                      List.of("p" + (projects - 1 - i) + " v2", "p" + (projects - 1 - i) + " v1")
                          .stream())
              .toList(),
          run.out()
              .lines()
              .skip(1)
              .limit(2L * projects)
              .map(line -> column(line, 0) + " " + column(line, 1))
              .toList());
    }
  }

  @Test
  void list_json_isOneDocumentInTheServicesWords() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String stopped = rekognition.model("v1", "STOPPED");
      String ireland = model(rekognition, "eu-west-1", "v1", "RUNNING");

      Run run =
          rekognition
              .cli()
              .run("list", "--output", "json", "--region", "us-east-1", "--region", "eu-west-1");

      run.is(0, run.out(), "");
      JsonObject document = JsonParser.parseString(run.out()).getAsJsonObject();
      assertEquals(List.of("ProjectVersionDescriptions"), List.copyOf(document.keySet()));
      JsonArray models = document.getAsJsonArray("ProjectVersionDescriptions");
      assertEquals(2, models.size());
      assertEquals(
          List.of(
              "ProjectVersionArn",
              "Status",
              "StatusMessage",
              "CreationTimestamp",
              "BillableTrainingTimeInSeconds",
              "TrainingEndTimestamp",
              "Feature"),
          List.copyOf(models.get(0).getAsJsonObject().keySet()));
      assertEquals(stopped, text(models, 0, "ProjectVersionArn"));
      assertEquals(ireland, text(models, 1, "ProjectVersionArn"));
      assertEquals("RUNNING", text(models, 1, "Status"));
      assertEquals("1", text(models, 1, "MinInferenceUnits"));
    }
  }

  @Test
  void list_json_whatFails_isADocumentOfTheRest() {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.defaults(), "DescribeProjects@1=AccessDeniedException")) {
      rekognition.model("v1", "STOPPED");

      Run run =
          rekognition
              .cli()
              .run("list", "--output=json", "--region", "eu-west-1", "--region", "us-east-1");

      assertEquals(1, run.code(), run::toString);
      assertEquals(
          1,
          JsonParser.parseString(run.out())
              .getAsJsonObject()
              .getAsJsonArray("ProjectVersionDescriptions")
              .size());
    }
  }

  private static String model(
      EmulatedService rekognition, String region, String name, String status) {
    String project = rekognition.emulator().createProject("far", region);
    return rekognition.emulator().createModel(project, name, status);
  }

  private static String text(JsonArray models, int index, String name) {
    return models.get(index).getAsJsonObject().get(name).getAsString();
  }

  private static String column(String line, int index) {
    return line.split(" +", -1)[index];
  }

  private static String lastLine(String text) {
    return text.lines().reduce("", (before, line) -> line);
  }
}
