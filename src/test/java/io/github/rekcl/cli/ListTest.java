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
    try (EmulatorWorld world = new EmulatorWorld()) {
      String old = world.model("v1", "STOPPED");
      String parts = world.emulator().createProject("parts");
      String running = world.emulator().createModel(parts, "v10", "RUNNING");
      String newer = world.model("v2", "TRAINING_COMPLETED");
      world.emulator().createProject("empty");
      model(world, "eu-west-1", "v9", "RUNNING");

      world
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
    try (EmulatorWorld world = new EmulatorWorld()) {
      for (String status :
          List.of(
              "HIBERNATING", "STOPPED", "STOPPING", "RUNNING", "STARTING", "TRAINING_COMPLETED")) {
        world.model(status, status);
      }
      String[] args = ("list " + options).split(" ");

      Run run = world.cli().run(args);

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
    try (EmulatorWorld world = new EmulatorWorld()) {
      world.model("v1", "STOPPED");

      world.cli().run("list", "--running").is(0, "", "No matching models\n");
      world
          .cli()
          .run("list", "--running", world.project())
          .is(0, "", "No matching models in project " + world.project() + "\n");
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
    try (EmulatorWorld world = new EmulatorWorld()) {
      world.models(3, "RUNNING");

      Run run = world.cli().run("list", "--unit-price", price);

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
    try (EmulatorWorld world = new EmulatorWorld(config -> config.withMaxTps(5))) {
      String here = world.model("v1", "RUNNING");
      String tokyo = model(world, "ap-northeast-1", "v1", "STOPPING");
      model(world, "ca-central-1", "v1", "RUNNING");

      Run run = world.cli().run("list", "--running", "--all-regions");

      assertEquals(0, run.code(), run::toString);
      List<String> lines = run.out().lines().toList();
      assertEquals(4, lines.size(), run::toString);
      assertTrue(lines.get(1).endsWith(here) && lines.get(2).endsWith(tokyo), run::toString);
      assertTrue(
          lines.get(3).startsWith("2 inference units running, about 8.00 US$"), run::toString);
      assertEquals(11, world.emulator().requests("DescribeProjects").size());
      assertEquals(0, world.traffic().unsuccessful().size());
    }
  }

  @Test
  void list_regions_repeated_areLookedAtOnce() {
    try (EmulatorWorld world = new EmulatorWorld()) {
      world.model("v1", "RUNNING");
      String ireland = model(world, "eu-west-1", "v1", "STOPPED");

      Run run = world.cli().run("list", "--region", "eu-west-1", "--region", "eu-west-1");

      assertTrue(run.out().contains(ireland), run::toString);
      assertEquals(NO_COST, lastLine(run.out()));
      assertEquals(1, world.emulator().requests("DescribeProjects").size());
    }
  }

  /** Regions are asked in their order: the second is the one that refuses. */
  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, Allow this identity the IAM action rekognition:DescribeProjects.",
    "UnrecognizedClientException, Sign in again",
    "InvalidParameterException, ''",
  })
  void list_oneRegionFails_showsTheOthersAndFails(String fault, String advice) {
    try (EmulatorWorld world =
        new EmulatorWorld(Timings.defaults(), "DescribeProjects@2=" + fault)) {
      String here = world.model("v1", "RUNNING");
      String there = model(world, "eu-west-2", "v1", "STOPPED");
      model(world, "eu-west-1", "v1", "RUNNING");

      Run run =
          world
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
    try (EmulatorWorld world =
        new EmulatorWorld(Timings.defaults(), "DescribeProjectVersions@2=AccessDeniedException")) {
      world.model("v1", "STOPPED");
      world.emulator().createModel(world.emulator().createProject("parts"), "v1", "STOPPED");
      world.emulator().createModel(world.emulator().createProject("tools"), "v1", "STOPPED");

      Run run = world.cli().run("list");

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
    try (EmulatorWorld world =
        new EmulatorWorld(Timings.defaults(), "DescribeProjects=AccessDeniedException")) {
      Run run = world.cli().run("list");

      run.is(1, "");
      assertFalse(run.err().contains("No models\n"), run::toString);
    }
  }

  @Test
  void list_throttled_slowsDownRatherThanFails() {
    try (EmulatorWorld world = new EmulatorWorld(config -> config.withMaxTps(1)).withoutRepeats()) {
      for (int i = 0; i < 20; i++) {
        world.emulator().createModel(world.emulator().createProject("p" + i), "v1", "STOPPED");
      }

      Run run = world.cli().run("list");

      assertEquals(0, run.code(), run::toString);
      assertEquals(22, run.out().lines().count(), run::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100})
  void list_manyProjectsOnPages_showsAllInTheirOrder(int pageSize) {
    try (EmulatorWorld world = new EmulatorWorld(config -> config.withPageSize(pageSize))) {
      int projects = 30;
      for (int i = 0; i < projects; i++) {
        String project = world.emulator().createProject("p" + i);
        world.models(project, 2, "STOPPED");
      }

      Run run = world.cli().run("list");

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
    try (EmulatorWorld world = new EmulatorWorld()) {
      String stopped = world.model("v1", "STOPPED");
      String ireland = model(world, "eu-west-1", "v1", "RUNNING");

      Run run =
          world
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
    try (EmulatorWorld world =
        new EmulatorWorld(Timings.defaults(), "DescribeProjects@1=AccessDeniedException")) {
      world.model("v1", "STOPPED");

      Run run =
          world
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

  private static String model(EmulatorWorld world, String region, String name, String status) {
    String project = world.emulator().createProject("far", region);
    return world.emulator().createModel(project, name, status);
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
