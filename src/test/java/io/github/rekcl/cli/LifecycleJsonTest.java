package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.emulator.Timings;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code --output json} of stop and delete: whole documents, whatever the exit. Names stand in
 * their order, and those without a value are null.
 */
class LifecycleJsonTest {
  private static final String STOPPED_MESSAGE = "\"The model is stopped.\"";

  @Test
  void stop_mixedOutcomes() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String running = rekognition.model("running", "RUNNING");
      String stopped = rekognition.model("stopped", "STOPPED");
      String trained = rekognition.model("trained", "TRAINING_COMPLETED");
      String training = rekognition.model("training", "TRAINING_IN_PROGRESS");
      String foreign = running.replace("111122223333", "444455556666");

      Run run = stop(rekognition, running, stopped, trained, training, foreign);

      run.says("5 models: 1 stopped, 1 already stopped, 1 not running, 2 failed\n");
      run.says("Model not stopped: " + training, "Project not found: demo in account 444455556666");
      is(
          run,
          1,
          ended(running, "STOP", "STOPPED", "'RUNNING'", "'STOPPED'", STOPPED_MESSAGE, "3", "null"),
          ended(
              stopped,
              "STOP",
              "ALREADY_STOPPED",
              "'STOPPED'",
              "'STOPPED'",
              STOPPED_MESSAGE,
              "0",
              "null"),
          ended(
              trained,
              "STOP",
              "NOT_RUNNING",
              "'TRAINING_COMPLETED'",
              "'TRAINING_COMPLETED'",
              "'The model is ready to run.'",
              "0",
              "null"),
          ended(
              training,
              "STOP",
              "FAILED",
              "'TRAINING_IN_PROGRESS'",
              "'TRAINING_IN_PROGRESS'",
              "'The model is being trained.'",
              "0",
              error(
                  "WrongStatus",
                  "Model not stopped: "
                      + training
                      + ": it is TRAINING_IN_PROGRESS (The model is being trained.)")),
          ended(
              foreign,
              "STOP",
              "FAILED",
              "null",
              "null",
              "null",
              "0",
              error(
                  "ProjectNotFound",
                  "Project not found: demo in account 444455556666, region us-east-1")));
    }
  }

  @Test
  void delete_namesThatAreMissing_keepProjectAndName() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String model = rekognition.model("v1", "STOPPED");

      Run run = delete(rekognition, "-y", rekognition.project(), "v0", "v1");

      is(
          run,
          1,
          """
          {'ProjectVersionArn': null, 'ProjectArn': '%1$s', 'ProjectName': 'demo', 'VersionName': 'v0',
           'Action': 'DELETE', 'Outcome': 'FAILED', 'PreviousStatus': null, 'Status': null,
           'StatusMessage': null, 'ElapsedSeconds': 0,
           'Error': {'Code': 'ModelNotFound', 'Message': 'Model not found: v0 in project %1$s'}}
          """
              .formatted(rekognition.project()),
          ended(model, "DELETE", "DELETED", "'STOPPED'", "null", "null", "3", "null"));
    }
  }

  @Test
  void delete_ignoreNotFound() {
    try (EmulatedService rekognition = new EmulatedService()) {
      is(
          delete(rekognition, "-y", "--ignore-not-found", rekognition.project(), "v0"),
          0,
          """
          {'ProjectVersionArn': null, 'ProjectArn': '%s', 'ProjectName': 'demo', 'VersionName': 'v0',
           'Action': 'DELETE', 'Outcome': 'ALREADY_GONE', 'PreviousStatus': null, 'Status': null,
           'StatusMessage': null, 'ElapsedSeconds': 0, 'Error': null}
          """
              .formatted(rekognition.project()));
    }
  }

  @Test
  void delete_callFails_carriesTheServicesCode() {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.defaults(), "DeleteProjectVersion@2=AccessDeniedException")) {
      List<String> models = rekognition.models(2, "STOPPED");

      Run run = delete(rekognition, "-y", models.get(0), models.get(1));

      String id = rekognition.emulator().requests("DeleteProjectVersion").get(1).requestId();
      is(
          run,
          1,
          ended(models.get(0), "DELETE", "DELETED", "'STOPPED'", "null", "null", "3", "null"),
          ended(
              models.get(1),
              "DELETE",
              "FAILED",
              "'STOPPED'",
              "'STOPPED'",
              STOPPED_MESSAGE,
              "0",
              error(
                  "AccessDeniedException",
                  "Model not deleted: "
                      + models.get(1)
                      + ": DeleteProjectVersion failed: AccessDeniedException: A scripted fault of"
                      + " the emulator. (request id "
                      + id
                      + ")")));
    }
  }

  @Test
  void delete_notConfirmed() {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(2, "STOPPED");
      String running = rekognition.model("running", "RUNNING");

      Run run =
          rekognition
              .cli()
              .piped("delete\n")
              .run("delete", "--output", "json", models.get(0), models.get(1), running);

      run.says("Enter delete 2 to confirm: ");
      is(
          run,
          3,
          unfinished(models.get(0), "DELETE", "NOT_CONFIRMED", "STOPPED", STOPPED_MESSAGE),
          unfinished(models.get(1), "DELETE", "NOT_CONFIRMED", "STOPPED", STOPPED_MESSAGE),
          ended(
              running,
              "DELETE",
              "FAILED",
              "'RUNNING'",
              "'RUNNING'",
              "'The model is running.'",
              "0",
              error(
                  "WrongStatus",
                  "Model not deleted: " + running + ": it is RUNNING (The model is running.)")));
      assertEquals(List.of(), rekognition.calls());
    }
  }

  @Test
  void stop_dryRun() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String running = rekognition.model("running", "RUNNING");
      String stopped = rekognition.model("stopped", "STOPPED");

      is(
          stop(rekognition, "--dry-run", running, stopped),
          0,
          unfinished(running, "STOP", "PLANNED", "RUNNING", "'The model is running.'"),
          ended(
              stopped,
              "STOP",
              "ALREADY_STOPPED",
              "'STOPPED'",
              "'STOPPED'",
              STOPPED_MESSAGE,
              "0",
              "null"));
      assertEquals(List.of(), rekognition.calls());
    }
  }

  @Test
  void delete_all_skipsWhatItLeavesAlone() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String running = rekognition.model("running", "RUNNING");
      String stopped = rekognition.model("stopped", "STOPPED");

      Run run = delete(rekognition, "-y", "--all", rekognition.project());

      run.says("Skipped:\n  " + running, "2 models: 1 deleted, 1 skipped\n");
      is(
          run,
          0,
          ended(stopped, "DELETE", "DELETED", "'STOPPED'", "null", "null", "3", "null"),
          ended(
              running,
              "DELETE",
              "SKIPPED",
              "'RUNNING'",
              "'RUNNING'",
              "'The model is running.'",
              "0",
              error(
                  "WrongStatus",
                  "Model not deleted: " + running + ": it is RUNNING (The model is running.)")));
    }
  }

  @Test
  void stop_timedOut() {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.transitions(Duration.ofHours(1)))) {
      String running = rekognition.model("v1", "RUNNING");

      Run run = stop(rekognition, "--timeout", "10s", running);

      is(
          run,
          4,
          ended(
              running,
              "STOP",
              "TIMED_OUT",
              "'RUNNING'",
              "'STOPPING'",
              "'The model is stopping.'",
              "9",
              error(
                  "TimedOut",
                  "Timed out after 10s: model not seen stopped: "
                      + running
                      + " (last seen STOPPING); AWS continues with what it accepted")));
    }
  }

  @Test
  void stop_noWait() {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(2, "RUNNING");

      is(
          stop(rekognition, "--no-wait", models.get(0), models.get(1)),
          0,
          ended(models.get(0), "STOP", "STOPPING", "'RUNNING'", "'STOPPING'", "null", "0", "null"),
          ended(models.get(1), "STOP", "STOPPING", "'RUNNING'", "'STOPPING'", "null", "0", "null"));
    }
  }

  @Test
  void stop_elapsedSeconds_areMeasuredFromTheCall() {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(2, "RUNNING");

      is(
          stop(rekognition, "--max-tps", "1", models.get(0), models.get(1)),
          0,
          ended(
              models.get(0),
              "STOP",
              "STOPPED",
              "'RUNNING'",
              "'STOPPED'",
              STOPPED_MESSAGE,
              "3.05",
              "null"),
          ended(
              models.get(1),
              "STOP",
              "STOPPED",
              "'RUNNING'",
              "'STOPPED'",
              STOPPED_MESSAGE,
              "6",
              "null"));
    }
  }

  @Test
  void stop_all_nothingRuns_isAnEmptyDocument() {
    try (EmulatedService rekognition = new EmulatedService()) {
      rekognition.model("v1", "STOPPED");

      Run run = stop(rekognition, "--all", rekognition.project());

      run.is(0, "{\n  \"Models\": []\n}\n", "No models to stop.\n");
    }
  }

  @Test
  void stop_all_regionUnseen_isWhatWasSeen() {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.defaults(), "DescribeProjects=AccessDeniedException")) {
      Run run = stop(rekognition, "--all", "--yes");

      assertEquals("{\n  \"Models\": []\n}\n", run.out());
      assertEquals(1, run.code());
      run.says("Models not listed: us-east-1: DescribeProjects failed: AccessDeniedException");
    }
  }

  /** After an unexpected error anywhere, the document still contains what is known. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void delete_unforeseenFailure_isADocumentToo(int call) {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(2, "STOPPED");
      int[] calls = {0};
      Executor breaking =
          task -> {
            if (++calls[0] == call) {
              throw new RejectedExecutionException("no thread left");
            }
            rekognition.time().execute(task);
          };

      Run run =
          new Cli(services(rekognition, breaking), rekognition.time())
              .run("delete", "-y", "--output=json", rekognition.project(), "v1", "v2");

      run.says("rekcl: no thread left\nRun the command again with -v for details.\n");
      // 1: the first poll; 2 and 3: the calls; 4 and 5: the polls of the wait.
      String asWas = "'The model is stopped.'";
      String isDeleted = "'The model is being deleted.'";
      String broken = error("Unforeseen", "The command failed before the final status was seen");
      String[] entries = {
        ended(models.get(0), "DELETE", "FAILED", "'STOPPED'", "%s", "%s", "%s", broken),
        ended(models.get(1), "DELETE", "FAILED", "'STOPPED'", "%s", "%s", "%s", broken)
      };
      switch (call) {
        case 1 -> is(run, 1);
        case 2, 3, 4 ->
            is(
                run,
                1,
                entries[0].formatted("'STOPPED'", asWas, call == 4 ? "1" : "0"),
                entries[1].formatted("'STOPPED'", asWas, call == 4 ? "1" : "0"));
        default ->
            is(
                run,
                1,
                entries[0].formatted("'DELETING'", isDeleted, "3"),
                entries[1].formatted("'DELETING'", isDeleted, "3"));
      }
    }
  }

  @Test
  void stop_noServiceCanBeMade_isADocumentToo() {
    Run run =
        Cli.opening(
                () -> {
                  throw new IllegalStateException("no such profile");
                })
            .run(
                "stop",
                "--output=json",
                "arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/2");

    run.is(
        1,
        "{\n  \"Models\": []\n}\n",
        "rekcl: no such profile\nRun the command again with -v for details.\n");
  }

  @Test
  void delete_manyModels_isOneDocumentOfPlainAscii() {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(150, "STOPPED");
      rekognition
          .emulator()
          .setStatusMessage(models.get(0), "gr\u00fc\u00df\u202e\u001b[2J\n\"x\"");
      rekognition.emulator().setStatus(models.get(0), "RUNNING");

      Run run = delete(rekognition, "-yq", "--all", rekognition.project());

      assertEquals(0, run.code(), run::toString);
      assertTrue(run.out().chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), run::out);
      var list = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonArray("Models");
      assertEquals(150, list.size());
      var skipped = list.get(149).getAsJsonObject();
      assertEquals(models.get(0), skipped.get("ProjectVersionArn").getAsString());
      assertEquals(
          "gr\u00fc\u00df\u202e\u001b[2J\n\"x\"", skipped.get("StatusMessage").getAsString());
    }
  }

  private static Context.Services services(EmulatedService rekognition, Executor workers) {
    return new Context.Services() {
      @Override
      public ModelLifecycleService open(AwsSettings settings, int maxTps) {
        return new ModelLifecycleService(
            rekognition.clients(), rekognition.time(), workers, maxTps);
      }

      @Override
      public Optional<String> region(AwsSettings settings) {
        return Optional.empty();
      }
    };
  }

  private static Run stop(EmulatedService rekognition, String... args) {
    return run(rekognition, "stop", args);
  }

  private static Run delete(EmulatedService rekognition, String... args) {
    return run(rekognition, "delete", args);
  }

  private static Run run(EmulatedService rekognition, String command, String... args) {
    String[] all = new String[args.length + 3];
    all[0] = command;
    all[1] = "--output";
    all[2] = "json";
    System.arraycopy(args, 0, all, 3, args.length);
    return rekognition.cli().run(all);
  }

  private static String unfinished(
      String arn, String action, String outcome, String status, String message) {
    return ended(
        arn, action, outcome, "'" + status + "'", "'" + status + "'", message, "0", "null");
  }

  private static String ended(
      String arn,
      String action,
      String outcome,
      String before,
      String status,
      String message,
      String elapsed,
      String error) {
    return """
    {'ProjectVersionArn': '%s', 'Action': '%s', 'Outcome': '%s', 'PreviousStatus': %s,
     'Status': %s, 'StatusMessage': %s, 'ElapsedSeconds': %s, 'Error': %s}
    """
        .formatted(arn, action, outcome, before, status, message, elapsed, error);
  }

  private static String error(String code, String message) {
    return "{'Code': '" + code + "', 'Message': \"" + message + "\"}";
  }

  /** Compares documents exactly except for white space, including the order of names. */
  private static void is(Run run, int code, String... models) {
    JsonElement expected = JsonParser.parseString("{'Models': [" + String.join(",", models) + "]}");
    assertEquals(code, run.code(), run::toString);
    assertEquals(expected.toString(), JsonParser.parseString(run.out()).toString(), run::toString);
  }
}
