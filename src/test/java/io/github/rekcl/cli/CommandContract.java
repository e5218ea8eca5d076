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

/** The behavior of the commands that every implementation of the service must produce. */
abstract class CommandContract {
  private FakeService rekognition;

  abstract FakeService open();

  @BeforeEach
  void openWorld() {
    rekognition = open();
  }

  @AfterEach
  void closeWorld() {
    rekognition.close();
  }

  @ParameterizedTest
  @CsvSource({
    // status at first poll, exit, what stdout says, calls, status at the end
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
    String model = rekognition.model("v1", status);

    Run run = rekognition.cli().run("stop", rekognition.project(), model);

    run.is(code, out.isEmpty() ? "" : out.formatted(model) + "\n");
    assertEquals(repeat(calls, "StopProjectVersion " + model), rekognition.calls());
    assertEquals(Optional.of(end), rekognition.status(model));
  }

  @ParameterizedTest
  @CsvSource({
    // status at first poll, options, exit, calls by their first letters, status at the end
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
    String model = rekognition.model("v1", status);
    String[] args =
        option.isEmpty()
            ? new String[] {"delete", "-y", rekognition.project(), model}
            : new String[] {"delete", "-y", option, rekognition.project(), model};

    Run run = rekognition.cli().run(args);

    run.is(code, code == 0 ? "Model deleted: " + model + "\n" : "");
    assertEquals(
        calls
            .chars()
            .mapToObj(c -> (c == 'S' ? "StopProjectVersion " : "DeleteProjectVersion ") + model)
            .toList(),
        rekognition.calls());
    assertEquals(end, rekognition.status(model).orElse(""));
  }

  @Test
  void stop_runningModel_showsEachStatusOnce() {
    String model = rekognition.model("v1", "RUNNING");

    rekognition
        .cli()
        .run("stop", rekognition.project(), model)
        .is(
            0,
            "Model stopped: " + model + "\n",
            """
            demo/v1: stop requested
            demo/v1: STOPPING
            demo/v1: STOPPED
            """);
    assertEquals(seconds(1, 2), rekognition.time().sleeps());
    assertEquals(3, rekognition.polls());
  }

  @Test
  void stop_quiet_showsTheResultAlone() {
    String model = rekognition.model("v1", "RUNNING");

    rekognition
        .cli()
        .run("stop", "-q", rekognition.project(), "v1")
        .is(0, "Model stopped: " + model + "\n", "");
  }

  @Test
  void stop_shortPollInterval_looksThatOften() {
    rekognition.model("v1", "RUNNING");

    assertEquals(
        0,
        rekognition
            .cli()
            .run("stop", "--poll-interval", "900ms", rekognition.project(), "v1")
            .code());
    assertEquals(
        List.of(
            Duration.ofMillis(900),
            Duration.ofMillis(900),
            Duration.ofMillis(900),
            Duration.ofMillis(900)),
        rekognition.time().sleeps());
  }

  @Test
  void stop_timeout_endsWithLastStatusAndNeverSleepsPastIt() {
    String model = rekognition.model("v1", "RUNNING");

    rekognition
        .cli()
        .run("stop", "-q", "--timeout", "2s", rekognition.project(), model)
        .is(
            4,
            "",
            "Timed out after 2s: model not seen stopped: "
                + model
                + " (last seen STOPPING)\n"
                + "AWS continues with what it accepted. Run the same command again to resume.\n");
    assertEquals(
        List.of(Duration.ofSeconds(1), Duration.ofMillis(800)), rekognition.time().sleeps());
    assertTrue(rekognition.time().elapsed().compareTo(Duration.ofSeconds(2)) <= 0);

    assertEquals(0, rekognition.cli().run("stop", "-q", rekognition.project(), model).code());
    assertEquals(List.of("StopProjectVersion " + model), rekognition.calls());
  }

  @Test
  void stop_noWait_saysStoppingAndLooksNoMore() {
    String model = rekognition.model("v1", "RUNNING");

    rekognition
        .cli()
        .run("stop", "-q", "--no-wait", rekognition.project(), model)
        .is(0, "Model stopping: " + model + "\n", "");
    rekognition
        .cli()
        .run("stop", "-q", "--no-wait", rekognition.project(), model)
        .is(0, "Model stopping: " + model + "\n", "");
    assertEquals(2, rekognition.polls());
    assertEquals(Optional.of("STOPPING"), rekognition.status(model));
  }

  @Test
  void delete_noWait_saysDeletingAndLooksNoMore() {
    String model = rekognition.model("v1", "STOPPED");

    rekognition
        .cli()
        .run("delete", "-yq", "--no-wait", rekognition.project(), model)
        .is(0, "Model deleting: " + model + "\n", "");
    assertEquals(1, rekognition.polls());
    assertEquals(Optional.of("DELETING"), rekognition.status(model));
  }

  @Test
  void delete_stopFirstAndNoWait_waitsForTheStopAlone() {
    String model = rekognition.model("v1", "RUNNING");

    rekognition
        .cli()
        .run("delete", "-yq", "--stop", "--no-wait", rekognition.project(), model)
        .is(0, "Model deleting: " + model + "\n", "");
    assertEquals(Optional.of("DELETING"), rekognition.status(model));
  }

  @Test
  void delete_confirmed_deletesThatModelAlone() {
    String model = rekognition.model("v1", "STOPPED");
    String other = rekognition.model("v1.1", "STOPPED");

    Run run = rekognition.cli().piped("delete\n").run("delete", rekognition.project(), "v1");

    run.is(0, "Model deleted: " + model + "\n");
    run.says(
        "This model will be deleted. This cannot be undone.",
        "  model    "
            + model
            + "\n  project  demo\n  version  v1\n  region   us-east-1\n  account  111122223333\n",
        "  status   STOPPED\n  created  20",
        "Enter delete to confirm: \ndemo/v1: deletion requested\n");
    assertEquals(List.of("DeleteProjectVersion " + model), rekognition.calls());
    assertEquals(Optional.empty(), rekognition.status(model));
    assertEquals(Optional.of("STOPPED"), rekognition.status(other));
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
    String model = rekognition.model("v1", "STOPPED");

    assertEquals(
        0, rekognition.cli().piped(answer).run("delete", rekognition.project(), model).code());
    assertEquals(Optional.empty(), rekognition.status(model));
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
    String model = rekognition.model("v1", "STOPPED");

    Run piped = rekognition.cli().piped(answer).run("delete", rekognition.project(), model);
    Run typed = rekognition.cli().typed(answer).run("delete", rekognition.project(), model);

    piped.is(3, "");
    piped.says("Not confirmed: nothing was changed.", "--yes");
    typed.is(3, "");
    typed.says("Not confirmed: nothing was changed.\n");
    assertEquals(false, typed.err().contains("--yes"));
    assertEquals(List.of(), rekognition.calls());
    assertEquals(Optional.of("STOPPED"), rekognition.status(model));
  }

  @Test
  void delete_notConfirmedInAPipe_saysWhy() {
    rekognition.model("v1", "STOPPED");
    String[] delete = {"delete", rekognition.project(), "v1"};

    Run wrong = rekognition.cli().piped("no\n").run(delete);
    Run none = rekognition.cli().piped("").run(delete);

    wrong.says("The answer was not \"delete\". Use --yes to skip the prompt.\n");
    none.says(
        "Cannot ask for confirmation: standard input is not a terminal. Use --yes to skip the"
            + " prompt.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUNNING", "STARTING", "STOPPING", "TRAINING_IN_PROGRESS"})
  void delete_whatCannotBeDeleted_refusesBeforeAsking(String status) {
    String model = rekognition.model("v1", status);

    Run run = rekognition.cli().piped("delete\n").run("delete", rekognition.project(), model);

    run.is(1, "");
    run.says(
        "Model not deleted: " + model + ": it is " + status,
        status.startsWith("TRAINING") ? "--await-training" : "--stop");
    assertEquals(false, run.err().contains("Enter delete"));
    assertEquals(List.of(), rekognition.calls());
  }

  @Test
  void delete_alreadyDeleting_asksNothingAndJoins() {
    String model = rekognition.model("v1", "DELETING");

    rekognition
        .cli()
        .run("delete", rekognition.project(), model)
        .is(0, "Model deleted: " + model + "\n", "demo/v1: gone\n");
  }

  @Test
  void delete_stopFirstRefused_stopsNothing() {
    String model = rekognition.model("v1", "RUNNING");

    Run run = rekognition.cli().piped("no\n").run("delete", "--stop", rekognition.project(), model);

    run.is(3, "");
    run.says("It will be stopped first.");
    assertEquals(List.of(), rekognition.calls());
    assertEquals(Optional.of("RUNNING"), rekognition.status(model));
  }

  @Test
  void delete_awaitTrainingRefused_waitsForNothing() {
    String model = rekognition.model("v1", "TRAINING_IN_PROGRESS");

    Run run =
        rekognition
            .cli()
            .piped("no\n")
            .run("delete", "--await-training", rekognition.project(), model);

    run.is(3, "");
    run.says("It will be deleted as soon as its training or copy ends.");
    assertEquals(List.of(), rekognition.time().sleeps());
  }

  @Test
  void stop_interactive_asksForTheWordStop() {
    String model = rekognition.model("v1", "RUNNING");

    Run refused =
        rekognition.cli().piped("delete\n").run("stop", "-i", rekognition.project(), model);
    refused.is(3, "");
    refused.says("Use --yes to skip the prompt.\n");
    assertEquals(List.of(), rekognition.calls());

    Run run = rekognition.cli().typed("stop\n").run("stop", "-i", rekognition.project(), model);
    run.is(0, "Model stopped: " + model + "\n");
    run.says("This model will be stopped.", "Enter stop to confirm: ");
  }

  @Test
  void absentModel_namesTheOthers() {
    String other = rekognition.model("v2", "STOPPED");

    rekognition
        .cli()
        .run("stop", rekognition.project(), "v1")
        .is(
            1,
            "",
            "Model not found: v1 in project "
                + rekognition.project()
                + "\nModels of this project:\n  v2  "
                + other
                + "\n");
    assertEquals(List.of(), rekognition.calls());
  }

  @Test
  void sameNameOtherArn_isAnotherModel() {
    String model = rekognition.model("v1", "STOPPED");
    String other = model.substring(0, model.lastIndexOf('/') + 1) + "999";

    Run run = rekognition.cli().run("delete", "-y", rekognition.project(), other);

    run.is(1, "");
    run.says("Model not found: " + other);
    assertEquals(List.of(), rekognition.calls());
    assertEquals(Optional.of("STOPPED"), rekognition.status(model));
  }

  @Test
  void delete_ignoreNotFound_isDone() {
    rekognition
        .cli()
        .run("delete", "--ignore-not-found", rekognition.project(), "v1")
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
    String model = rekognition.model("v1", status);

    rekognition
        .cli()
        .run(command, "--dry-run", rekognition.project(), model)
        .is(code, out.replace("%s", model));
    assertEquals(List.of(), rekognition.calls());
    assertEquals(1, rekognition.polls());
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING,              --stop,           Would call StopProjectVersion",
    "STOPPING,             --stop,           Would wait until stopped",
    "TRAINING_IN_PROGRESS, --await-training, Would wait until training or copy ends",
  })
  void dryRun_deletionInSteps_namesThemInOrder(String status, String option, String first) {
    String model = rekognition.model("v1", status);

    rekognition
        .cli()
        .run("delete", "--dry-run", option, rekognition.project(), model)
        .is(0, first + ": " + model + "\nWould call DeleteProjectVersion: " + model + "\n", "");
    assertEquals(List.of(), rekognition.calls());
  }

  @Test
  void list_text_showsATable() {
    String model = rekognition.model("version-1.0", "STOPPED");

    Run run = rekognition.cli().run("list", rekognition.project());

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
    rekognition
        .cli()
        .run("list", rekognition.project())
        .is(0, "", "No models in project " + rekognition.project() + "\n");
    rekognition
        .cli()
        .run("list", "--output", "json", rekognition.project())
        .is(0, "{\n  \"ProjectVersionDescriptions\": []\n}\n", "");
  }

  private static List<String> repeat(int times, String text) {
    return java.util.Collections.nCopies(times, text);
  }

  private static List<Duration> seconds(long... seconds) {
    return java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
  }
}
