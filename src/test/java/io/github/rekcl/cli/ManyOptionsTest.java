package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.emulator.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options with many models: the prompt, the wait, the messages. */
class ManyOptionsTest {
  // The question.

  @Test
  void delete_two_asksForTheirNumber() {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(2, "STOPPED");

      Run run =
          rekognition.cli().piped("delete 2\n").run("delete", rekognition.project(), "v1", "v2");

      run.is(
          0,
          "Model deleted: " + models.get(0) + "\nModel deleted: " + models.get(1) + "\n",
          """
          These 2 models will be deleted. This cannot be undone.
            MODEL ARN%sSTATUS   CREATED
            %s  STOPPED  2026-11-22T00:00:00Z
            %s  STOPPED  2026-11-22T00:00:00Z
          Enter delete 2 to confirm:\s
          demo/v1: deletion requested
          demo/v2: deletion requested
          demo/v1: DELETING
          demo/v2: DELETING
          demo/v1: gone
          demo/v2: gone
          2 models: 2 deleted
          """
              .formatted(
                  " ".repeat(models.get(0).length() - "MODEL ARN".length() + 2),
                  models.get(0),
                  models.get(1)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete\n", "delete 1\n", "delete 3\n", "delete  2\n", "delete 2 .\n", "2\n", "delete 02\n",
        "delete two\n", "Delete 2\n", "delete 2x\n", "stop 2\n", "", "\n", "delete\n2\n"
      })
  void delete_two_anythingElse_changesNothing(String answer) {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(2, "STOPPED");

      Run run = rekognition.cli().piped(answer).run("delete", rekognition.project(), "v1", "v2");

      run.is(3, "");
      run.says("Not confirmed: nothing was changed.\n", "Use --yes to skip the prompt.\n");
      assertFalse(run.err().contains("models:"), run::toString);
      assertEquals(List.of(), rekognition.calls());
      models.forEach(model -> assertEquals(Optional.of("STOPPED"), rekognition.status(model)));
    }
  }

  /** Actions that are in progress, missing or impossible need no confirmation. */
  @Test
  void delete_countsOnlyWhatItWillChange() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String stopped = rekognition.model("stopped", "STOPPED");
      String trained = rekognition.model("trained", "TRAINING_COMPLETED");
      String deleting = rekognition.model("deleting", "DELETING");
      String running = rekognition.model("running", "RUNNING");

      Run run =
          rekognition
              .cli()
              .piped("delete 2\n")
              .run(
                  "delete",
                  rekognition.project(),
                  "stopped",
                  "deleting",
                  "running",
                  "missing",
                  "trained");

      run.says("These 2 models will be deleted.", "Enter delete 2 to confirm: ");
      run.says("5 models: 3 deleted, 2 failed\n");
      run.is(
          1,
          ("Model deleted: " + deleting + "\n")
              + ("Model deleted: " + stopped + "\nModel deleted: " + trained + "\n"));
      assertEquals(Optional.of("RUNNING"), rekognition.status(running));
    }
  }

  @Test
  void delete_oneOfManyToChange_asksForTheWordAlone() {
    try (EmulatedService rekognition = new EmulatedService()) {
      rekognition.model("v1", "STOPPED");
      rekognition.model("v2", "RUNNING");

      Run run =
          rekognition.cli().piped("delete\n").run("delete", rekognition.project(), "v1", "v2");

      run.says("This model will be deleted.", "Enter delete to confirm: ");
      assertEquals("2 models: 1 deleted, 1 failed", lastLine(run));
    }
  }

  @Test
  void stop_interactiveOfMany_asksForTheirNumber() {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(2, "RUNNING");

      Run run =
          rekognition.cli().piped("stop 2\n").run("stop", "-i", rekognition.project(), "v1", "v2");

      assertEquals(0, run.code(), run::toString);
      run.says("These 2 models will be stopped.", "Enter stop 2 to confirm: ");
      models.forEach(model -> assertEquals(Optional.of("STOPPED"), rekognition.status(model)));
    }
  }

  // No wait, no call.

  @Test
  void dryRun_many_looksOnceAndCallsNothing() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String stopped = rekognition.model("stopped", "STOPPED");
      String running = rekognition.model("running", "RUNNING");
      String training = rekognition.model("training", "TRAINING_IN_PROGRESS");
      String deleting = rekognition.model("deleting", "DELETING");

      rekognition
          .cli()
          .run(
              "delete",
              "--dry-run",
              "--stop",
              "--await-training",
              rekognition.project(),
              "stopped",
              "running",
              "training",
              "deleting")
          .is(
              0,
              "Would call DeleteProjectVersion: "
                  + (stopped + "\nWould call StopProjectVersion: " + running)
                  + ("\nWould call DeleteProjectVersion: " + running)
                  + ("\nWould wait until training or copy ends: " + training)
                  + ("\nWould call DeleteProjectVersion: " + training)
                  + ("\nWould wait until deleted: " + deleting)
                  + "\n",
              "");
      assertEquals(1, rekognition.emulator().requests().size());
    }
  }

  @Test
  void dryRun_oneCannotBe_fails() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String stopped = rekognition.model("stopped", "STOPPED");
      String running = rekognition.model("running", "RUNNING");

      Run run =
          rekognition.cli().run("delete", "--dry-run", rekognition.project(), "running", "stopped");

      run.is(1, "Would call DeleteProjectVersion: " + stopped + "\n");
      run.says("Model not deleted: " + running + ": it is RUNNING");
      assertEquals(List.of(), rekognition.calls());
    }
  }

  @Test
  void noWait_many_saysStoppingAndLooksNoMore() {
    try (EmulatedService rekognition = new EmulatedService(config -> config.withMaxTps(5))) {
      List<String> models = rekognition.models(30, "RUNNING");

      Run run =
          rekognition.cli().run(args(List.of("stop", "--no-wait", rekognition.project()), models));

      assertEquals(0, run.code(), run::toString);
      assertEquals(
          models.stream().map(m -> "Model stopping: " + m).toList(), run.out().lines().toList());
      assertEquals("30 models: 30 stopping", lastLine(run));
      assertEquals(1, rekognition.polls());
      assertEquals(0, rekognition.traffic().unsuccessful().size());
      // Thirty calls, five in each second: nothing else takes time.
      assertTrue(rekognition.time().elapsed().compareTo(Duration.ofSeconds(6)) < 0);
    }
  }

  @Test
  void noWait_deleteStopFirst_waitsForTheStopsAlone() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String running = rekognition.model("running", "RUNNING");
      String stopped = rekognition.model("stopped", "STOPPED");

      Run run =
          rekognition
              .cli()
              .run(
                  "delete",
                  "-y",
                  "--stop",
                  "--no-wait",
                  rekognition.project(),
                  "running",
                  "stopped");

      run.is(0, "Model deleting: " + stopped + "\nModel deleting: " + running + "\n");
      assertEquals("2 models: 2 deleting", lastLine(run));
      assertEquals(Optional.of("DELETING"), rekognition.status(running));
    }
  }

  @Test
  void quiet_many_showsResultsAndErrorsAlone() {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(2, "RUNNING");

      rekognition
          .cli()
          .run("stop", "-q", rekognition.project(), "v1", "v2", "v3")
          .is(
              1,
              "Model stopped: " + models.get(0) + "\nModel stopped: " + models.get(1) + "\n",
              ("Model not found: v3 in project " + rekognition.project())
                  + "\nModels of this project:\n"
                  + ("  v2  " + models.get(1) + "\n  v1  " + models.get(0) + "\n"));
    }
  }

  // How long.

  /** A model that waits for the rate limit does not time out before its request is sent. */
  @Test
  void timeout_beginsWithTheCall_notWithTheQueue() {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(40, "STOPPED");

      Run run =
          rekognition
              .cli()
              .run(
                  args(
                      List.of(
                          "delete",
                          "-y",
                          "--timeout",
                          "10s",
                          "--max-tps",
                          "1",
                          rekognition.project()),
                      models));

      assertEquals(0, run.code(), run::toString);
      assertEquals("40 models: 40 deleted", lastLine(run));
      assertTrue(rekognition.time().elapsed().compareTo(Duration.ofSeconds(40)) > 0);
    }
  }

  /** The first polls of many projects also wait for the rate limit. */
  @Test
  void timeout_firstLooksInTheQueue_areNotTimedOutBeforeTheirCall() {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.transitions(Duration.ofSeconds(1)))) {
      List<String> models = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String project = rekognition.emulator().createProject("p" + i);
        models.add(rekognition.emulator().createModel(project, "v1", "STOPPED"));
      }

      Run run = rekognition.cli().run(args(List.of("stop", "--timeout", "5s"), models));

      assertEquals(0, run.code(), run::toString);
      assertEquals("40 models: 40 already stopped", lastLine(run));
    }
  }

  /** Other clients use up the quota: throttled requests are retried, but not forever. */
  @Test
  void timeout_throttled_noCallIsSentAfterItsTime() {
    try (EmulatedService rekognition =
        new EmulatedService(
                Timings.transitions(Duration.ofSeconds(1)),
                "StopProjectVersion=ThrottlingException")
            .withoutRepeats()) {
      List<String> models = rekognition.models(10, "RUNNING");

      Run run =
          rekognition
              .cli()
              .run(args(List.of("stop", "--timeout", "10s", rekognition.project()), models));

      run.is(4, "");
      assertEquals("10 models: 10 timed out", lastLine(run));
      // The later ones have their time from their first turn on.
      Duration took = rekognition.time().elapsed();
      assertTrue(took.compareTo(Duration.ofSeconds(20)) <= 0, took::toString);
    }
  }

  /** The log of a long wait shows that the command is still waiting, and for what. */
  @Test
  void longWait_ofMany_isToldEachMinute() {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.transitions(Duration.ofSeconds(150)))) {
      List<String> models = rekognition.models(2, "STOPPING");

      rekognition
          .cli()
          .run("stop", "--poll-interval", "1m", rekognition.project(), "v1", "v2")
          .is(
              0,
              "Model stopped: " + models.get(0) + "\nModel stopped: " + models.get(1) + "\n",
              """
              Still waiting after 1m: 0 of 2 stopped, 2 stopping (each gives up after 30m)
              Still waiting after 2m: 0 of 2 stopped, 2 stopping (each gives up after 30m)
              Still waiting after 3m: 0 of 2 stopped, 2 stopping (each gives up after 30m)
              demo/v1: STOPPED
              demo/v2: STOPPED
              2 models: 2 stopped
              """);
    }
  }

  @Test
  void timeout_eachPhaseHasItsOwn() {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.transitions(Duration.ofSeconds(15)))) {
      List<String> models = rekognition.models(3, "RUNNING");

      Run run =
          rekognition
              .cli()
              .run(
                  args(
                      List.of("delete", "-y", "--stop", "--timeout", "20s", rekognition.project()),
                      models));

      assertEquals(0, run.code(), run::toString);
      assertEquals("3 models: 3 deleted", lastLine(run));
      assertTrue(rekognition.time().elapsed().compareTo(Duration.ofSeconds(30)) >= 0);
    }
  }

  @Test
  void timeout_endsEachModelInItsTime() {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.transitions(Duration.ofMinutes(10)))) {
      List<String> models = rekognition.models(20, "RUNNING");
      List<String> options = List.of("stop", "--timeout", "30s", rekognition.project());

      Run run = rekognition.cli().run(args(options, models));

      run.is(4, "");
      assertEquals("20 models: 20 timed out", lastLine(run));
      models.forEach(
          model ->
              run.says(
                  "Timed out after 30s: model not seen stopped: "
                      + model
                      + " (last seen STOPPING)\nAWS continues with what it accepted."));
      // Four bursts of five, a second apart, and thirty seconds for the last.
      Duration took = rekognition.time().elapsed();
      assertTrue(took.compareTo(Duration.ofSeconds(35)) < 0, took::toString);
      assertTrue(rekognition.polls() < 30, () -> rekognition.polls() + " polls");
    }
  }

  @ParameterizedTest
  @CsvSource({"500ms", "1s", "7s"})
  void timeout_queuedCalls_areSentEvenWhereTheFirstHaveTimedOut(String timeout) {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.transitions(Duration.ofMinutes(10)))) {
      List<String> models = rekognition.models(25, "STOPPED");
      List<String> options = List.of("delete", "-y", "--timeout", timeout, rekognition.project());

      Run run = rekognition.cli().run(args(options, models));

      run.is(4, "");
      assertEquals("25 models: 25 timed out", lastLine(run));
      assertEquals(25, rekognition.calls().size());
      models.forEach(model -> assertEquals(Optional.of("DELETING"), rekognition.status(model)));
    }
  }

  @Test
  void awaitTraining_inABatch_waitsForThatOneAlone() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String training = rekognition.model("training", "TRAINING_IN_PROGRESS");
      String copying = rekognition.model("copying", "COPYING_IN_PROGRESS");
      String stopped = rekognition.model("stopped", "STOPPED");
      rekognition
          .emulator()
          .beforeCall(
              "DescribeProjectVersions",
              3,
              () -> rekognition.emulator().setStatus(copying, "COPYING_COMPLETED"));

      Run run =
          rekognition
              .cli()
              .piped("delete 3\n")
              .run(
                  "delete",
                  "--await-training",
                  rekognition.project(),
                  "training",
                  "stopped",
                  "copying");

      run.is(
          0,
          ("Model deleted: " + stopped + "\n")
              + ("Model deleted: " + copying + "\nModel deleted: " + training + "\n"));
      run.says("after its training or copy\n", "3 models: 3 deleted\n");
    }
  }

  @Test
  void ignoreNotFound_inABatch_isDone() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String model = rekognition.model("v1", "STOPPED");

      Run run =
          rekognition
              .cli()
              .run("delete", "-y", "--ignore-not-found", rekognition.project(), "v0", "v1", "v2");

      run.is(
          0,
          "Model not found, nothing to delete: v0\n"
              + "Model not found, nothing to delete: v2\n"
              + ("Model deleted: " + model + "\n"));
      assertEquals("3 models: 1 deleted, 2 already gone", lastLine(run));
    }
  }

  private static String[] args(List<String> options, List<String> models) {
    return Stream.concat(options.stream(), models.stream()).toArray(String[]::new);
  }

  private static String lastLine(Run run) {
    return run.err().lines().reduce("", (before, line) -> line);
  }
}
