package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.rekcl.emulator.Timings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Selecting models by arguments, standard input or --all. */
class ChoiceTest {
  private final EmulatedService rekognition = new EmulatedService();

  @AfterEach
  void close() {
    rekognition.close();
  }

  // Standard input.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ARN\nv2\n",
        "ARN\nv2",
        "ARN\r\nv2\r\n",
        "\n\n  ARN  \n\t\n# v3\n   # v3\n#v3\nv2\n\n",
      })
  void stop_dash_readsALineAModel(String input) {
    List<String> models = rekognition.models(3, "RUNNING");

    rekognition
        .cli()
        .piped(input.replace("ARN", models.get(0)))
        .run("stop", "-q", rekognition.project(), "-")
        .is(0, stopped(models.subList(0, 2)), "");
    assertEquals(Optional.of("RUNNING"), rekognition.status(models.get(2)));
  }

  @Test
  void stop_dashBesideArguments_meansBoth() {
    List<String> models = rekognition.models(3, "RUNNING");

    rekognition
        .cli()
        .piped("v3\n")
        .run("stop", "-q", rekognition.project(), "v1", "-", "v2")
        .is(0, stopped(models), "");
  }

  @Test
  void stop_dashWithoutProject_readsArns() {
    List<String> models = rekognition.models(2, "RUNNING");

    rekognition
        .cli()
        .piped(String.join("\n", models))
        .run("stop", "-q", "-")
        .is(0, stopped(models), "");
  }

  @Test
  void stop_dashTwice_readsOnce() {
    List<String> models = rekognition.models(1, "RUNNING");

    rekognition
        .cli()
        .piped("v1\n")
        .run("stop", "-q", rekognition.project(), "-", "-")
        .is(0, stopped(models));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# v1\n"})
  void stop_inputWithoutModels_isUsageOrNothing(String input) {
    String model = rekognition.model("v1", "RUNNING");

    Run run = rekognition.cli().piped(input).run("stop", rekognition.project(), "-");

    // A script's list may be empty: nothing to do is done.
    run.is(0, "");
    assertEquals(List.of(), rekognition.calls());
    assertEquals(Optional.of("RUNNING"), rekognition.status(model));
  }

  @Test
  void delete_dash_needsYes() {
    List<String> models = rekognition.models(2, "STOPPED");

    Run refused =
        rekognition.cli().piped("v1\nv2\ndelete 2\n").run("delete", rekognition.project(), "-");
    refused.is(2, "");
    refused.says("standard input contains the models and cannot confirm: use --yes");
    assertEquals(List.of(), rekognition.calls());

    rekognition
        .cli()
        .piped("v1\nv2\n")
        .run("delete", "-yq", rekognition.project(), "-")
        .is(0, deleted(models), "");
  }

  @Test
  void delete_dashDryRun_needsNoYes() {
    String model = rekognition.model("v1", "STOPPED");

    rekognition
        .cli()
        .piped("v1\n")
        .run("delete", "--dry-run", rekognition.project(), "-")
        .is(0, "Would call DeleteProjectVersion: " + model + "\n", "");
  }

  @Test
  void stop_aThousandLinesOneWrong_callsNothing() {
    String input = "v1\n".repeat(1_000) + "v 1\n";
    rekognition.model("v1", "RUNNING");

    Run run = rekognition.cli().piped(input).run("stop", rekognition.project(), "-");

    run.is(2, "");
    run.says("'v 1' is not a model");
    assertEquals(List.of(), rekognition.emulator().requests());
  }

  @Test
  void stop_inputThatBreaks_callsNothing() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("closed");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("closed");
          }
        };

    Run run = rekognition.cli().from(broken).run("stop", rekognition.project(), "-");

    run.is(2, "");
    run.says("cannot read standard input");
  }

  @Test
  void stop_inputWithoutEnd_callsNothing() throws IOException {
    rekognition.model("v1", "RUNNING");
    try (PipedOutputStream silent = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(silent)) {
      silent.write("v1\n".getBytes(StandardCharsets.UTF_8));

      Run run =
          rekognition.cli().from(in).run("stop", "--timeout", "50ms", rekognition.project(), "-");

      run.is(2, "");
      run.says("standard input did not end in time");
      assertEquals(List.of(), rekognition.emulator().requests());
    }
  }

  @Test
  void stop_inputOfEndlessBytes_isRefused() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'v';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) 'v');
            return length;
          }
        };

    Run run = rekognition.cli().from(endless).run("stop", rekognition.project(), "-");

    run.is(2, "");
    run.says("standard input is larger than 8 MiB");
  }

  // One model, named twice.

  @Test
  void stop_duplicates_areOneModelAndOneCall() {
    String model = rekognition.model("v1", "RUNNING");

    Run run = rekognition.cli().run("stop", rekognition.project(), "v1", model, "v1", model);

    run.is(0, "Model stopped: " + model + "\n");
    assertFalse(run.err().contains("models:"), run::toString);
    assertEquals(List.of("StopProjectVersion " + model), rekognition.calls());
  }

  @Test
  void delete_duplicatesByNameAndArn_areCountedOnce() {
    List<String> models = rekognition.models(2, "STOPPED");

    Run run =
        rekognition
            .cli()
            .piped("delete 2\n")
            .run("delete", rekognition.project(), "v1", models.get(0), "v2", models.get(1), "v1");

    run.is(0, deleted(models));
    run.says("Enter delete 2 to confirm: ", "\n2 models: 2 deleted\n");
    assertEquals(2, rekognition.calls().size());
  }

  @Test
  void stop_settledDuplicates_areToldOnce() {
    String stopped = rekognition.model("v1", "STOPPED");
    String training = rekognition.model("v2", "TRAINING_IN_PROGRESS");

    rekognition
        .cli()
        .run("stop", rekognition.project(), "v1", stopped, "v2", training, "v1")
        .is(
            1,
            "Model already stopped: " + stopped + "\n",
            "Model not stopped: "
                + training
                + ": it is TRAINING_IN_PROGRESS (The model is being trained.)\n"
                + "It is not running; there is nothing to stop.\n"
                + "2 models: 1 already stopped, 1 failed\n");
  }

  @Test
  void stop_missingDuplicates_areToldOnce() {
    Run run = rekognition.cli().run("stop", rekognition.project(), "v1", "v1");

    run.is(1, "", "Model not found: v1 in project " + rekognition.project() + "\n");
  }

  @Test
  void delete_arnsOfNoProject_duplicatesAreOne() {
    String model = rekognition.model("v1", "STOPPED");

    rekognition.cli().run("delete", "-yq", model, model).is(0, deleted(List.of(model)), "");
    assertEquals(1, rekognition.calls().size());
  }

  // --all

  @Test
  void stopAll_project_stopsWhatHoldsUnitsAndSaysNothingOfTheRest() {
    String running = rekognition.model("running", "RUNNING");
    String starting = rekognition.model("starting", "STARTING");
    String stopping = rekognition.model("stopping", "STOPPING");
    for (String status :
        List.of("STOPPED", "TRAINING_COMPLETED", "TRAINING_IN_PROGRESS", "FAILED", "DELETING")) {
      rekognition.model(status, status);
    }

    Run run = rekognition.cli().run("stop", "--all", rekognition.project());

    assertEquals(0, run.code(), run::toString);
    assertEquals(
        List.of(running, starting, stopping).stream()
            .map(m -> "Model stopped: " + m)
            .sorted()
            .toList(),
        run.out().lines().sorted().toList());
    run.says("\n3 models: 3 stopped\n");
    for (String model : List.of(running, starting, stopping)) {
      assertEquals(Optional.of("STOPPED"), rekognition.status(model));
    }
  }

  @Test
  void stopAll_nothingRuns_saysSo() {
    rekognition.model("v1", "STOPPED");

    rekognition.cli().run("stop", "--all", rekognition.project()).is(0, "", "No models to stop.\n");
  }

  @ParameterizedTest
  @CsvSource({"--yes", "-y"})
  void deleteAll_project_deletesWhatCanBeAndListsTheRest(String yes) {
    String trained = rekognition.model("trained", "TRAINING_COMPLETED");
    String running = rekognition.model("running", "RUNNING");
    String stopped = rekognition.model("stopped", "STOPPED");
    String training = rekognition.model("training", "TRAINING_IN_PROGRESS");
    String deleting = rekognition.model("deleting", "DELETING");

    Run run = rekognition.cli().run("delete", yes, "--all", rekognition.project());

    assertEquals(0, run.code(), run::toString);
    assertEquals(
        Stream.of(trained, stopped, deleting).map(m -> "Model deleted: " + m).sorted().toList(),
        run.out().lines().sorted().toList());
    run.says(
        "Skipped:\n"
            + ("  " + training + "  TRAINING_IN_PROGRESS  Wait until training or copying ends,")
            + " or add --await-training.\n"
            + ("  " + running + "   RUNNING               Stop it first, or add --stop.\n"),
        "\n5 models: 3 deleted, 2 skipped\n");
    assertEquals(Optional.of("RUNNING"), rekognition.status(running));
    assertEquals(Optional.of("TRAINING_IN_PROGRESS"), rekognition.status(training));
  }

  @Test
  void deleteAll_stopAndAwaitTraining_leavesNothing() {
    List<String> models =
        Stream.of(
                "RUNNING",
                "STARTING",
                "STOPPING",
                "STOPPED",
                "TRAINING_IN_PROGRESS",
                "COPYING_IN_PROGRESS",
                "TRAINING_FAILED",
                "DELETING")
            .map(status -> rekognition.model(status, status))
            .toList();

    Run run =
        rekognition
            .cli()
            .run("delete", "-y", "--all", "--stop", "--await-training", rekognition.project());

    assertEquals(0, run.code(), run::toString);
    models.forEach(model -> assertEquals(Optional.empty(), rekognition.status(model)));
    run.says("\n8 models: 8 deleted\n");
    assertEquals(
        3,
        rekognition.calls().stream().filter(call -> call.startsWith("Stop")).count(),
        run::toString);
    assertEquals(7, rekognition.calls().stream().filter(call -> call.startsWith("Delete")).count());
  }

  @Test
  void deleteAll_stop_stopsWhatRunsFirst() {
    String running = rekognition.model("running", "RUNNING");
    String stopped = rekognition.model("stopped", "STOPPED");
    String training = rekognition.model("training", "TRAINING_IN_PROGRESS");

    Run run =
        rekognition
            .cli()
            .piped("delete 2\n")
            .run("delete", "--all", "--stop", rekognition.project());

    run.is(0, deleted(List.of(stopped, running)));
    run.says("  " + running, "RUNNING  2026-11-22T00:00:00Z  stopped first\n");
    assertEquals(
        "3 models: 2 deleted, 1 skipped",
        run.err().lines().toList().get(run.err().lines().toList().size() - 1));
    assertEquals(Optional.of("TRAINING_IN_PROGRESS"), rekognition.status(training));
  }

  @Test
  void deleteAll_emptyProject_saysSoAndAsksNothing() {
    rekognition
        .cli()
        .run("delete", "--all", rekognition.project())
        .is(0, "", "No models to delete.\n");
  }

  @Test
  void deleteAll_onlyOthers_isDone() {
    String running = rekognition.model("running", "RUNNING");

    rekognition
        .cli()
        .run("delete", "--all", rekognition.project())
        .is(0, "", "Skipped:\n  " + running + "  RUNNING  Stop it first, or add --stop.\n");
  }

  @Test
  void deleteAll_foreignProject_fails() {
    Run run =
        rekognition
            .cli()
            .run(
                "delete",
                "-y",
                "--all",
                rekognition.project().replace("111122223333", "444455556666"));

    run.is(1, "");
    run.says("Models not listed: demo: DescribeProjectVersions failed: ResourceNotFoundException");
  }

  // --all without an ARN

  @Test
  void stopAll_region_showsAsksOnceAndStopsEveryProjects() {
    String other = rekognition.emulator().createProject("other");
    String one = rekognition.model("v1", "RUNNING");
    String two = rekognition.emulator().createModel(other, "v1", "STARTING");
    String far = model("eu-west-1", "RUNNING");
    rekognition.model("v2", "STOPPED");

    Run run = rekognition.cli().piped("stop 2\n").run("stop", "--all");

    assertEquals(0, run.code(), run::toString);
    run.says("These 2 models will be stopped.\n", one, two, "Enter stop 2 to confirm: ");
    assertEquals(Optional.of("STOPPED"), rekognition.status(one));
    assertEquals(Optional.of("STOPPED"), rekognition.status(two));
    assertEquals(Optional.of("RUNNING"), rekognition.status(far));
  }

  @ParameterizedTest
  @CsvSource({"'', 3", "'no\n', 3", "'stop\n', 3", "'stop 3\n', 3", "'stop 2\n', 0"})
  void stopAll_region_anythingButTheWord_changesNothing(String answer, int code) {
    List<String> models = rekognition.models(2, "RUNNING");

    Run run = rekognition.cli().piped(answer).run("stop", "--all");

    assertEquals(code, run.code(), run::toString);
    assertEquals(code == 0 ? 2 : 0, rekognition.calls().size());
    assertEquals(Optional.of(code == 0 ? "STOPPED" : "RUNNING"), rekognition.status(models.get(0)));
  }

  @Test
  void stopAll_yes_asksNothing() {
    List<String> models = rekognition.models(2, "RUNNING");

    Run run = rekognition.cli().run("stop", "-y", "--all");

    assertEquals(0, run.code(), run::toString);
    assertFalse(run.err().contains("Enter stop"), run::toString);
    models.forEach(model -> assertEquals(Optional.of("STOPPED"), rekognition.status(model)));
  }

  @Test
  void stopAll_severalRegions_stopsInThoseAlone() {
    String here = rekognition.model("v1", "RUNNING");
    String ireland = model("eu-west-1", "RUNNING");
    String tokyo = model("ap-northeast-1", "RUNNING");

    Run run =
        rekognition
            .cli()
            .run(
                "stop",
                "-yq",
                "--all",
                "--region",
                "eu-west-1",
                "--region",
                "us-east-1",
                "--region",
                "eu-west-1");

    assertEquals(0, run.code(), run::toString);
    assertEquals(2, run.out().lines().count(), run::toString);
    assertEquals(Optional.of("STOPPED"), rekognition.status(here));
    assertEquals(Optional.of("STOPPED"), rekognition.status(ireland));
    assertEquals(Optional.of("RUNNING"), rekognition.status(tokyo));
    assertEquals(2, rekognition.emulator().requests("DescribeProjects").size());
  }

  @Test
  void stopAll_allRegions_stopsEverywhere() {
    String here = rekognition.model("v1", "RUNNING");
    String tokyo = model("ap-northeast-1", "RUNNING");

    Run run = rekognition.cli().run("stop", "-y", "--all", "--all-regions");

    assertEquals(0, run.code(), run::toString);
    run.says("\n2 models: 2 stopped\n");
    assertEquals(Optional.of("STOPPED"), rekognition.status(here));
    assertEquals(Optional.of("STOPPED"), rekognition.status(tokyo));
    assertEquals(11, rekognition.emulator().requests("DescribeProjects").size());
  }

  /** A user who wants to stop all billing must learn about models that may still be running. */
  @Test
  void stopAll_oneRegionUnseen_stopsTheOthersAndFails() {
    try (EmulatedService denied =
        new EmulatedService(Timings.defaults(), "DescribeProjects@1=AccessDeniedException")) {
      String here = denied.model("v1", "RUNNING");

      Run run =
          denied.cli().run("stop", "-y", "--all", "--region", "eu-west-1", "--region", "us-east-1");

      run.is(1, "Model stopped: " + here + "\n");
      run.says(
          "Models not listed: eu-west-1: DescribeProjects failed: AccessDeniedException",
          "Allow this identity the IAM action rekognition:DescribeProjects.");
    }
  }

  @Test
  void stopAll_nothingRunsInTheRegion_asksNothing() {
    rekognition.model("v1", "STOPPED");

    rekognition.cli().run("stop", "--all").is(0, "", "No models to stop.\n");
  }

  @Test
  void stopAll_onlyStopping_asksNothingAndJoins() {
    String model = rekognition.model("v1", "STOPPING");

    rekognition.cli().run("stop", "-q", "--all").is(0, stopped(List.of(model)), "");
  }

  private String model(String region, String status) {
    return rekognition
        .emulator()
        .createModel(rekognition.emulator().createProject("far", region), "v1", status);
  }

  private static String stopped(List<String> models) {
    return String.join("", models.stream().map(m -> "Model stopped: " + m + "\n").toList());
  }

  private static String deleted(List<String> models) {
    return String.join("", models.stream().map(m -> "Model deleted: " + m + "\n").toList());
  }
}
