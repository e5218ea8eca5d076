package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the design promises of the command line, whatever the service runs on. */
abstract class CommandContract {
  private World world;

  abstract World open();

  @BeforeEach
  void openWorld() {
    world = open();
  }

  @AfterEach
  void closeWorld() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    // status at first look, exit, what stdout says, calls, status at the end
    "RUNNING,              0, 'Model stopped: %s',                          1, STOPPED",
    "STARTING,             0, 'Model stopped: %s',                          2, STOPPED",
    "STOPPING,             0, 'Model stopped: %s',                          0, STOPPED",
    "STOPPED,              0, 'Model already stopped: %s',                  0, STOPPED",
    "TRAINING_COMPLETED,   0, 'Model not running: %s (TRAINING_COMPLETED)', 0, TRAINING_COMPLETED",
    "TRAINING_FAILED,      0, 'Model not running: %s (TRAINING_FAILED)',    0, TRAINING_FAILED",
    "COPYING_COMPLETED,    0, 'Model not running: %s (COPYING_COMPLETED)',  0, COPYING_COMPLETED",
    "COPYING_FAILED,       0, 'Model not running: %s (COPYING_FAILED)',     0, COPYING_FAILED",
    "TRAINING_IN_PROGRESS, 1, '',                                           0, TRAINING_IN_PROGRESS",
    "COPYING_IN_PROGRESS,  1, '',                                           0, COPYING_IN_PROGRESS",
    "DELETING,             1, '',                                           0, DELETING",
    "FAILED,               0, 'Model stopped: %s',                          1, STOPPED",
    "EXPIRED,              1, '',                                           1, EXPIRED",
    "DEPRECATED,           1, '',                                           1, DEPRECATED",
    "HIBERNATING,          0, 'Model stopped: %s',                          1, STOPPED",
  })
  void stop_eachStatus_doesAsTheTableSays(
      String status, int code, String out, int calls, String end) {
    String model = world.model("v1", status);

    Run run = world.cli().run("stop", world.project(), model);

    run.is(code, out.isEmpty() ? "" : out.formatted(model) + "\n");
    assertEquals(repeat(calls, "StopProjectVersion " + model), world.calls());
    assertEquals(Optional.of(end), world.status(model));
  }

  @ParameterizedTest
  @CsvSource({
    // status at first look, options, exit, calls by their first letters, status at the end
    "STOPPED,              '',               0, D,  ''",
    "TRAINING_COMPLETED,   '',               0, D,  ''",
    "TRAINING_FAILED,      '',               0, D,  ''",
    "COPYING_COMPLETED,    '',               0, D,  ''",
    "COPYING_FAILED,       '',               0, D,  ''",
    "FAILED,               '',               0, D,  ''",
    "EXPIRED,              '',               0, D,  ''",
    "DEPRECATED,           '',               0, D,  ''",
    "HIBERNATING,          '',               0, D,  ''",
    "DELETING,             '',               0, '', ''",
    "RUNNING,              '',               1, '', RUNNING",
    "STARTING,             '',               1, '', STARTING",
    "STOPPING,             '',               1, '', STOPPING",
    "TRAINING_IN_PROGRESS, '',               1, '', TRAINING_IN_PROGRESS",
    "COPYING_IN_PROGRESS,  '',               1, '', COPYING_IN_PROGRESS",
    "RUNNING,              --stop,           0, SD, ''",
    "STARTING,             --stop,           0, SSD, ''",
    "STOPPING,             --stop,           0, D,  ''",
    "STOPPED,              --stop,           0, D,  ''",
    "TRAINING_IN_PROGRESS, --stop,           1, '', TRAINING_IN_PROGRESS",
    "TRAINING_IN_PROGRESS, --await-training, 0, D,  ''",
    "COPYING_IN_PROGRESS,  --await-training, 0, D,  ''",
    "RUNNING,              --await-training, 1, '', RUNNING",
  })
  void delete_eachStatus_doesAsTheTableSays(
      String status, String option, int code, String calls, String end) {
    String model = world.model("v1", status);
    String[] args =
        option.isEmpty()
            ? new String[] {"delete", "-y", world.project(), model}
            : new String[] {"delete", "-y", option, world.project(), model};

    Run run = world.cli().run(args);

    run.is(code, code == 0 ? "Model deleted: " + model + "\n" : "");
    assertEquals(
        calls
            .chars()
            .mapToObj(c -> (c == 'S' ? "StopProjectVersion " : "DeleteProjectVersion ") + model)
            .toList(),
        world.calls());
    assertEquals(end, world.status(model).orElse(""));
  }

  @Test
  void stop_runningModel_showsEachStatusOnce() {
    String model = world.model("v1", "RUNNING");

    world
        .cli()
        .run("stop", world.project(), model)
        .is(
            0,
            "Model stopped: " + model + "\n",
            """
            demo/v1: stop requested
            demo/v1: STOPPING
            demo/v1: STOPPED
            """);
    assertEquals(seconds(1, 2), world.time().sleeps());
    assertEquals(3, world.looks());
  }

  @Test
  void stop_quiet_showsTheResultAlone() {
    String model = world.model("v1", "RUNNING");

    world
        .cli()
        .run("stop", "-q", world.project(), "v1")
        .is(0, "Model stopped: " + model + "\n", "");
  }

  @Test
  void stop_shortPollInterval_looksThatOften() {
    world.model("v1", "RUNNING");

    assertEquals(
        0, world.cli().run("stop", "--poll-interval", "900ms", world.project(), "v1").code());
    assertEquals(
        List.of(
            Duration.ofMillis(900),
            Duration.ofMillis(900),
            Duration.ofMillis(900),
            Duration.ofMillis(900)),
        world.time().sleeps());
  }

  @Test
  void stop_timeout_endsWithLastStatusAndNeverSleepsPastIt() {
    String model = world.model("v1", "RUNNING");

    world
        .cli()
        .run("stop", "-q", "--timeout", "2s", world.project(), model)
        .is(
            4,
            "",
            "Timed out after 2s: model not seen stopped: "
                + model
                + " (last seen STOPPING)\n"
                + "AWS carries on with what it accepted. Run the same command again to resume.\n");
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofMillis(800)), world.time().sleeps());
    assertTrue(world.time().elapsed().compareTo(Duration.ofSeconds(2)) <= 0);

    assertEquals(0, world.cli().run("stop", "-q", world.project(), model).code());
    assertEquals(List.of("StopProjectVersion " + model), world.calls());
  }

  @Test
  void stop_noWait_saysStoppingAndLooksNoMore() {
    String model = world.model("v1", "RUNNING");

    world
        .cli()
        .run("stop", "-q", "--no-wait", world.project(), model)
        .is(0, "Model stopping: " + model + "\n", "");
    world
        .cli()
        .run("stop", "-q", "--no-wait", world.project(), model)
        .is(0, "Model stopping: " + model + "\n", "");
    assertEquals(2, world.looks());
    assertEquals(Optional.of("STOPPING"), world.status(model));
  }

  @Test
  void delete_noWait_saysDeletingAndLooksNoMore() {
    String model = world.model("v1", "STOPPED");

    world
        .cli()
        .run("delete", "-yq", "--no-wait", world.project(), model)
        .is(0, "Model deleting: " + model + "\n", "");
    assertEquals(1, world.looks());
    assertEquals(Optional.of("DELETING"), world.status(model));
  }

  @Test
  void delete_stopFirstAndNoWait_waitsForTheStopAlone() {
    String model = world.model("v1", "RUNNING");

    world
        .cli()
        .run("delete", "-yq", "--stop", "--no-wait", world.project(), model)
        .is(0, "Model deleting: " + model + "\n", "");
    assertEquals(Optional.of("DELETING"), world.status(model));
  }

  @Test
  void delete_confirmed_deletesThatModelAlone() {
    String model = world.model("v1", "STOPPED");
    String other = world.model("v1.1", "STOPPED");

    Run run = world.cli().piped("delete\n").run("delete", world.project(), "v1");

    run.is(0, "Model deleted: " + model + "\n");
    run.says(
        "This model will be deleted. This cannot be undone.",
        "  model    "
            + model
            + "\n  project  demo\n  version  v1\n  region   us-east-1\n  account  111122223333\n",
        "  status   STOPPED\n  created  20",
        "Enter delete to confirm: \ndemo/v1: deletion requested\n");
    assertEquals(List.of("DeleteProjectVersion " + model), world.calls());
    assertEquals(Optional.empty(), world.status(model));
    assertEquals(Optional.of("STOPPED"), world.status(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete\n",
        "delete",
        "delete\r\n",
        "delete\nno\n",
        " delete\n",
        "delete \r\n",
        "\tdelete\t"
      })
  void delete_exactlyTheWord_goesOn(String answer) {
    String model = world.model("v1", "STOPPED");

    assertEquals(0, world.cli().piped(answer).run("delete", world.project(), model).code());
    assertEquals(Optional.empty(), world.status(model));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "no\n",
        "DELETE\n",
        "Delete\n",
        "deleted\n",
        "y\n",
        "yes\n",
        "\ndelete\n",
        "\"delete\"\n",
        "delete\0\n",
        "d\u0435lete\n",
        "delete\r"
      })
  void delete_anythingElse_changesNothing(String answer) {
    String model = world.model("v1", "STOPPED");

    Run piped = world.cli().piped(answer).run("delete", world.project(), model);
    Run typed = world.cli().typed(answer).run("delete", world.project(), model);

    piped.is(3, "");
    piped.says("Not confirmed: nothing was changed.", "--yes");
    typed.is(3, "");
    typed.says("Not confirmed: nothing was changed.\n");
    assertEquals(false, typed.err().contains("--yes"));
    assertEquals(List.of(), world.calls());
    assertEquals(Optional.of("STOPPED"), world.status(model));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUNNING", "STARTING", "STOPPING", "TRAINING_IN_PROGRESS"})
  void delete_whatCannotBeDeleted_refusesBeforeAsking(String status) {
    String model = world.model("v1", status);

    Run run = world.cli().piped("delete\n").run("delete", world.project(), model);

    run.is(1, "");
    run.says(
        "Model not deleted: " + model + ": it is " + status,
        status.startsWith("TRAINING") ? "--await-training" : "--stop");
    assertEquals(false, run.err().contains("Enter delete"));
    assertEquals(List.of(), world.calls());
  }

  @Test
  void delete_alreadyDeleting_asksNothingAndJoins() {
    String model = world.model("v1", "DELETING");

    world
        .cli()
        .run("delete", world.project(), model)
        .is(0, "Model deleted: " + model + "\n", "demo/v1: gone\n");
  }

  @Test
  void delete_stopFirstRefused_stopsNothing() {
    String model = world.model("v1", "RUNNING");

    Run run = world.cli().piped("no\n").run("delete", "--stop", world.project(), model);

    run.is(3, "");
    run.says("It will be stopped first.");
    assertEquals(List.of(), world.calls());
    assertEquals(Optional.of("RUNNING"), world.status(model));
  }

  @Test
  void delete_awaitTrainingRefused_waitsForNothing() {
    String model = world.model("v1", "TRAINING_IN_PROGRESS");

    Run run = world.cli().piped("no\n").run("delete", "--await-training", world.project(), model);

    run.is(3, "");
    run.says("It will be deleted as soon as its training or copy ends.");
    assertEquals(List.of(), world.time().sleeps());
  }

  @Test
  void stop_interactive_asksForTheWordStop() {
    String model = world.model("v1", "RUNNING");

    Run refused = world.cli().piped("delete\n").run("stop", "-i", world.project(), model);
    refused.is(3, "");
    refused.says("Use --yes to skip the prompt.\n");
    assertEquals(List.of(), world.calls());

    Run run = world.cli().typed("stop\n").run("stop", "-i", world.project(), model);
    run.is(0, "Model stopped: " + model + "\n");
    run.says("This model will be stopped.", "Enter stop to confirm: ");
  }

  @Test
  void absentModel_namesTheOthers() {
    String other = world.model("v2", "STOPPED");

    world
        .cli()
        .run("stop", world.project(), "v1")
        .is(
            1,
            "",
            "Model not found: v1 in project "
                + world.project()
                + "\nModels of this project:\n  v2  "
                + other
                + "\n");
    assertEquals(List.of(), world.calls());
  }

  @Test
  void sameNameOtherArn_isAnotherModel() {
    String model = world.model("v1", "STOPPED");
    String other = model.substring(0, model.lastIndexOf('/') + 1) + "999";

    Run run = world.cli().run("delete", "-y", world.project(), other);

    run.is(1, "");
    run.says("Model not found: " + other);
    assertEquals(List.of(), world.calls());
    assertEquals(Optional.of("STOPPED"), world.status(model));
  }

  @Test
  void delete_ignoreNotFound_isDone() {
    world
        .cli()
        .run("delete", "--ignore-not-found", world.project(), "v1")
        .is(0, "Model not found, nothing to delete: v1\n", "");
  }

  @ParameterizedTest
  @CsvSource({
    "stop,   RUNNING,  0, 'Would call StopProjectVersion: %s\n'",
    "stop,   STOPPING, 0, 'Would wait until stopped: %s\n'",
    "stop,   STOPPED,  0, 'Model already stopped: %s\n'",
    "stop,   DELETING, 1, ''",
    "delete, STOPPED,  0, 'Would call DeleteProjectVersion: %s\n'",
    "delete, DELETING, 0, 'Would wait until deleted: %s\n'",
    "delete, RUNNING,  1, ''",
  })
  void dryRun_eachStatus_callsNothing(String command, String status, int code, String out) {
    String model = world.model("v1", status);

    world
        .cli()
        .run(command, "--dry-run", world.project(), model)
        .is(code, out.replace("%s", model));
    assertEquals(List.of(), world.calls());
    assertEquals(1, world.looks());
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING,              --stop,           Would call StopProjectVersion",
    "STOPPING,             --stop,           Would wait until stopped",
    "TRAINING_IN_PROGRESS, --await-training, Would wait until training or copy ends",
  })
  void dryRun_deletionInSteps_namesThemInOrder(String status, String option, String first) {
    String model = world.model("v1", status);

    world
        .cli()
        .run("delete", "--dry-run", option, world.project(), model)
        .is(0, first + ": " + model + "\nWould call DeleteProjectVersion: " + model + "\n", "");
    assertEquals(List.of(), world.calls());
  }

  @Test
  void list_text_showsATable() {
    String model = world.model("version-1.0", "STOPPED");

    Run run = world.cli().run("list", world.project());

    run.is(
        0,
        "PROJECT  VERSION      STATUS   UNITS  CREATED               MODEL ARN\n"
            + "demo     version-1.0  STOPPED  -      2026-11-22T00:00:00Z  "
            + model
            + "\nNo inference units running.\n",
        "");
  }

  @Test
  void list_emptyProject_saysSo() {
    world
        .cli()
        .run("list", world.project())
        .is(0, "", "No models in project " + world.project() + "\n");
    world
        .cli()
        .run("list", "--output", "json", world.project())
        .is(0, "{\n  \"ProjectVersionDescriptions\": []\n}\n", "");
  }

  private static List<String> repeat(int times, String text) {
    return java.util.Collections.nCopies(times, text);
  }

  private static List<Duration> seconds(long... seconds) {
    return java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
  }
}
