package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.emulator.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a real account and a real network do, over real HTTP: whatever is answered, the tool's word
 * is true, and its wait ends.
 */
class FaultsTest {
  /** Enough faults for every attempt that the SDK makes for one request. */
  private static final String ALL_ATTEMPTS = "@1-3=";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "InternalServerError",
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "SomethingNewException/503",
        "drop",
        "html",
        "empty",
        "object"
      })
  void ambiguousCall_accepted_goesOnWaiting(String fault) {
    try (FakeService rekognition = new EmulatedService("StopProjectVersion@1=after:" + fault)) {
      String model = rekognition.model("v1", "RUNNING");
      run(rekognition, "stop", model).is(0, "Model stopped: " + model + "\n");
    }
    try (FakeService rekognition = new EmulatedService("DeleteProjectVersion@1=after:" + fault)) {
      String model = rekognition.model("v1", "STOPPED");
      run(rekognition, "delete", "-y", model).is(0, "Model deleted: " + model + "\n");
      assertEquals(Optional.empty(), rekognition.status(model));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "InternalServerError, StopProjectVersion failed: InternalServerError",
    "drop, StopProjectVersion failed: the connection to 127.0.0.1:",
    "html, StopProjectVersion failed: ",
    "empty, StopProjectVersion failed: UnreadableAnswer",
    "ResourceNotFoundException, StopProjectVersion failed: ResourceNotFoundException",
    "ResourceInUseException, StopProjectVersion failed: ResourceInUseException",
    "InvalidParameterException, StopProjectVersion failed: InvalidParameterException",
    "ValidationException, StopProjectVersion failed: ValidationException",
    "NeverHeardOfException, StopProjectVersion failed: NeverHeardOfException",
  })
  void ambiguousCall_notAccepted_failsAfterABoundedGrace(String fault, String words) {
    try (FakeService rekognition = new EmulatedService("StopProjectVersion=" + fault)) {
      String model = rekognition.model("v1", "RUNNING");

      Run run = run(rekognition, "stop", model);

      run.is(1, "");
      run.says("Model not stopped: " + model, words, "Last seen RUNNING");
      assertEquals(Optional.of("RUNNING"), rekognition.status(model));
      assertTrue(rekognition.time().elapsed().compareTo(Duration.ofMinutes(1)) < 0, run::toString);
    }
    try (FakeService rekognition = new EmulatedService("DeleteProjectVersion=" + fault)) {
      String model = rekognition.model("v1", "STOPPED");

      Run run = run(rekognition, "delete", "-y", model);

      run.is(1, "");
      run.says("Model not deleted: " + model, words.replace("Stop", "Delete"));
      assertEquals(Optional.of("STOPPED"), rekognition.status(model));
    }
  }

  /** The SDK makes three attempts; rekcl makes the fourth after a status check. */
  @Test
  void throttledCall_slowsDownRatherThanFails() {
    try (FakeService rekognition =
        new EmulatedService("StopProjectVersion@1-3=ThrottlingException")) {
      String model = rekognition.model("v1", "RUNNING");

      Run run = run(rekognition, "stop", model);

      run.is(0, "Model stopped: " + model + "\n");
      run.says("demo/v1: StopProjectVersion failed: ThrottlingException", "retrying until");
      assertEquals(4, rekognition.calls().size());
    }
    try (FakeService rekognition =
        new EmulatedService("DeleteProjectVersion@1-3=ThrottlingException")) {
      String model = rekognition.model("v1", "STOPPED");

      run(rekognition, "delete", "-y", model).is(0, "Model deleted: " + model + "\n");
      assertEquals(4, rekognition.calls().size());
    }
  }

  @Test
  void throttledFirstLook_isRepeated() {
    try (FakeService rekognition =
        new EmulatedService("DescribeProjectVersions@1-3=ThrottlingException")) {
      String model = rekognition.model("v1", "RUNNING");

      Run run = run(rekognition, "stop", model);

      run.is(0, "Model stopped: " + model + "\n");
      run.says("demo: DescribeProjectVersions failed: ThrottlingException");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"InternalServerError", "html", "drop", "empty"})
  void noWait_ambiguousCall_saysOnlyWhatIsSeen(String fault) {
    try (FakeService rekognition = new EmulatedService("StopProjectVersion@1=after:" + fault)) {
      String model = rekognition.model("v1", "RUNNING");
      run(rekognition, "stop", "--no-wait", model).is(0, "Model stopping: " + model + "\n");
    }
    try (FakeService rekognition = new EmulatedService("StopProjectVersion=" + fault)) {
      String model = rekognition.model("v1", "RUNNING");
      Run run = run(rekognition, "stop", "--no-wait", model);
      run.is(1, "");
      run.says("Model not stopped: " + model, "Last seen RUNNING");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, rekognition:StopProjectVersion",
    "ExpiredTokenException, --profile",
    "UnrecognizedClientException, --profile",
    "InvalidSignatureException, --profile",
  })
  void refusedCall_endsAtOnce(String fault, String words) {
    try (FakeService rekognition = new EmulatedService("StopProjectVersion=" + fault)) {
      String model = rekognition.model("v1", "RUNNING");

      Run run = run(rekognition, "stop", model);

      run.is(1, "");
      run.says("Model not stopped: " + model, words);
      assertFalse(run.err().contains("AWS continues with what it accepted"), run::toString);
      assertEquals(List.of(), rekognition.time().sleeps());
    }
    try (FakeService rekognition = new EmulatedService("DeleteProjectVersion=" + fault)) {
      String model = rekognition.model("v1", "STOPPED");

      Run run = run(rekognition, "delete", "-y", model);

      run.is(1, "");
      run.says("Model not deleted: " + model, words.replace("Stop", "Delete"));
      assertEquals(List.of(), rekognition.time().sleeps());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "InternalServerError",
        "InvalidPaginationTokenException",
        "ServiceUnavailable/503",
        "drop",
        "html",
        "empty",
        "object",
        "loop"
      })
  void polling_passingTrouble_goesOnAndSaysSoOnce(String fault) {
    // Three polls that fail, each with all the attempts that the SDK may make of it.
    try (FakeService rekognition = new EmulatedService("DescribeProjectVersions@2-4=" + fault)) {
      String model = rekognition.model("v1", "RUNNING");

      Run run = run(rekognition, "stop", model);

      run.is(0, "Model stopped: " + model + "\n");
      assertTrue(count(run.err(), "retrying until") <= 1, () -> "said more than once:\n" + run);
    }
    // Timeouts are virtual here, the SDK's own pauses are not: together they tell of two failures.
    try (FakeService rekognition =
        new EmulatedService("DescribeProjectVersions@2-=" + fault).withoutRepeats()) {
      String model = rekognition.model("v1", "STOPPED");

      Run run = run(rekognition, "delete", "-y", "--timeout", "10s", model);

      run.is(4, "");
      run.says("(last seen STOPPED)", "AWS continues with what it accepted");
      assertEquals(1, count(run.err(), "retrying until"), run::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AccessDeniedException",
        "InvalidParameterException",
        "ExpiredTokenException",
        "UnrecognizedClientException",
        "InvalidSignatureException"
      })
  void polling_lastingRefusal_stopsWaitingAndSaysThatAwsCarriesOn(String fault) {
    try (FakeService rekognition = new EmulatedService("DescribeProjectVersions@2-=" + fault)) {
      String model = rekognition.model("v1", "RUNNING");

      Run run = run(rekognition, "stop", model);

      run.is(1, "");
      run.says("DescribeProjectVersions failed: " + fault, "AWS continues with what it accepted");
      assertEquals(List.of(Duration.ofSeconds(1)), rekognition.time().sleeps());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "InternalServerError",
    "drop",
    "html",
    "empty",
    "object",
    "loop",
    "AccessDeniedException",
    "ThrottlingException",
    "ResourceNotFoundException"
  })
  void firstLook_fails_callsNothing(String fault) {
    try (FakeService rekognition = new EmulatedService("DescribeProjectVersions=" + fault)) {
      String model = rekognition.model("v1", "STOPPED");

      Run run = run(rekognition, "delete", "-y", model);

      run.is(1, "");
      run.says("Model not deleted: " + model + ": DescribeProjectVersions failed: ");
      assertEquals(List.of(), rekognition.calls());

      Run ignoring = run(rekognition, "delete", "-y", "--ignore-not-found", model);
      ignoring.is(1, "");
    }
  }

  @Test
  void list_fails_saysWhyAndWhat() {
    try (FakeService rekognition =
        new EmulatedService("DescribeProjectVersions=AccessDeniedException")) {
      Run run = rekognition.cli().run("list", rekognition.project());

      run.is(1, "");
      run.says("Models not listed: ", "rekognition:DescribeProjectVersions");
    }
  }

  @Test
  void stop_staleLooks_areForgiven() {
    try (FakeService rekognition = new EmulatedService("DescribeProjectVersions@2-3=stale")) {
      String model = rekognition.model("v1", "RUNNING");
      run(rekognition, "stop", model).is(0, "Model stopped: " + model + "\n");
    }
    try (FakeService rekognition = new EmulatedService("DescribeProjectVersions@2-3=stale")) {
      String model = rekognition.model("v1", "STOPPED");
      run(rekognition, "delete", "-y", model).is(0, "Model deleted: " + model + "\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FAILED",
    "RUNNING",
    "DELETING",
    "TRAINING_COMPLETED",
    "HIBERNATING",
    "null",
    "STARTING",
    "EXPIRED"
  })
  void stop_endsElsewhere_failsWithTheTruth(String status) {
    try (FakeService rekognition =
        new EmulatedService("DescribeProjectVersions@3-=status:" + status)) {
      String model = rekognition.model("v1", "RUNNING");

      Run run = run(rekognition, "stop", "--timeout", "0", model);

      run.is(1, "");
      String shown = status.equals("null") ? "(none)" : status;
      run.says("Model not stopped: " + model + ": it is " + shown);
      assertTrue(rekognition.time().elapsed().compareTo(Duration.ofMinutes(1)) < 0, run::toString);
    }
  }

  /** An unexpected status ends a wait only if it lasts for four polls and 15 seconds. */
  @ParameterizedTest
  @ValueSource(strings = {"STARTING", "FAILED", "TRAINING_COMPLETED", "HIBERNATING", "null"})
  void acceptedCall_oneOddStatus_goesOnWaiting(String status) {
    for (int poll = 2; poll <= 3; poll++) {
      String fault = "DescribeProjectVersions@" + poll + "=status:" + status;
      try (FakeService rekognition = new EmulatedService(fault)) {
        String model = rekognition.model("v1", "RUNNING");
        run(rekognition, "stop", model).is(0, "Model stopped: " + model + "\n");
      }
      try (FakeService rekognition = new EmulatedService(fault)) {
        String model = rekognition.model("v1", "STOPPED");
        run(rekognition, "delete", "-y", model).is(0, "Model deleted: " + model + "\n");
      }
    }
  }

  /** An accepted request stays accepted, whatever status is shown until the timeout. */
  @Test
  void acceptedStop_oddStatusAtTheTimeOut_carriesOn() {
    try (FakeService rekognition =
        new EmulatedService("DescribeProjectVersions@3-=status:FAILED")) {
      String model = rekognition.model("v1", "RUNNING");

      Run run = run(rekognition, "stop", "--timeout", "10s", model);

      run.is(4, "");
      run.says("(last seen FAILED)", "AWS continues with what it accepted");
    }
  }

  /** "In use" until the timeout: nothing was accepted, and the model is still billed. */
  @ParameterizedTest
  @ValueSource(strings = {"stop", "delete --stop -y"})
  void stop_refusedUntilTheTimeOut_saysThatTheModelIsStillBilled(String command) {
    try (FakeService rekognition =
        new EmulatedService(
            "StopProjectVersion=ResourceInUseException",
            "DescribeProjectVersions=status:STARTING")) {
      String model = rekognition.model("v1", "STARTING");
      List<String> args = new ArrayList<>(List.of(command.split(" ")));
      args.addAll(List.of("--timeout", "10s", model));

      Run run = rekognition.cli().run(args.toArray(String[]::new));

      run.is(4, "");
      run.says("(last seen STARTING)", "AWS refused the request; the model is still billed.");
      assertEquals(0, count(run.err(), "may have accepted"), run::toString);
      assertEquals(0, count(run.err(), "continues"), run::toString);
    }
  }

  /** The SDK retries by itself, outside the rate limit. */
  @Test
  void repeatedAttempts_keepTheRate() {
    try (EmulatedService rekognition =
        new EmulatedService("DeleteProjectVersion@1-8=InternalServerError")) {
      List<String> models = rekognition.models(8, "STOPPED");
      List<String> args = new ArrayList<>(List.of("delete", "-y", rekognition.project()));
      args.addAll(models);

      Run run = rekognition.cli().run(args.toArray(String[]::new));

      assertEquals(0, run.code(), run::toString);
      assertTrue(rekognition.traffic().of("DeleteProjectVersion").size() >= 16, run::toString);
      int most = rekognition.traffic().mostInASecondOfAnyLane();
      assertTrue(most <= 5, most + " calls of one operation in a second");
    }
  }

  @Test
  void stop_modelGoneMeanwhile_failsWithTheTruth() {
    try (FakeService rekognition = new EmulatedService("DescribeProjectVersions@3-=absent")) {
      String model = rekognition.model("v1", "RUNNING");

      Run run = run(rekognition, "stop", "--timeout", "0", model);

      run.is(1, "");
      run.says("it no longer exists");
    }
  }

  @ParameterizedTest
  @CsvSource({"STOPPED", "RUNNING", "FAILED", "HIBERNATING", "null"})
  void delete_settlesElsewhere_failsWithTheTruth(String status) {
    try (FakeService rekognition =
        new EmulatedService(
            Timings.transitions(Duration.ofHours(1)),
            "DescribeProjectVersions@3-=status:" + status)) {
      String model = rekognition.model("v1", "STOPPED");

      Run run = run(rekognition, "delete", "-y", "--timeout", "0", model);

      run.is(1, "");
      String shown = status.equals("null") ? "(none)" : status;
      run.says("Model not deleted: " + model + ": it is " + shown);
      assertTrue(rekognition.time().elapsed().compareTo(Duration.ofMinutes(1)) < 0, run::toString);
    }
  }

  @Test
  void delete_recreatedUnderTheSameName_isDone() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String model = rekognition.model("v1", "STOPPED");
      rekognition
          .time()
          .onSleep(
              () -> {
                if (rekognition.status(model).isEmpty()) {
                  rekognition.time().onSleep(() -> {});
                  rekognition.model("v1", "RUNNING");
                }
              });

      run(rekognition, "delete", "-y", model).is(0, "Model deleted: " + model + "\n");
      assertEquals(List.of("DeleteProjectVersion " + model), rekognition.calls());
    }
  }

  @Test
  void stop_somebodyElseStopsItFirst_isDone() {
    try (EmulatedService rekognition =
        new EmulatedService("DescribeProjectVersions@1=status:RUNNING")) {
      String model = rekognition.model("v1", "STOPPING");

      run(rekognition, "stop", model).is(0, "Model stopped: " + model + "\n");
    }
  }

  @Test
  void delete_somebodyElseDeletesItFirst_isDone() {
    try (EmulatedService rekognition =
        new EmulatedService("DescribeProjectVersions@1=status:STOPPED")) {
      String model = rekognition.model("v1", "DELETING");

      run(rekognition, "delete", "-y", model).is(0, "Model deleted: " + model + "\n");
    }
  }

  @Test
  void delete_goneBeforeTheCall_isDone() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String model = rekognition.model("v1", "STOPPED");
      Run run =
          rekognition
              .cli()
              .from(new OnRead("delete\n", () -> rekognition.emulator().removeModel(model)))
              .run("delete", rekognition.project(), model);

      run.is(0, "Model deleted: " + model + "\n");
    }
  }

  @Test
  void delete_startedWhileAsked_isRefusedAndKept() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String model = rekognition.model("v1", "STOPPED");
      Run run =
          rekognition
              .cli()
              .from(
                  new OnRead("delete\n", () -> rekognition.emulator().setStatus(model, "RUNNING")))
              .run("delete", rekognition.project(), model);

      run.is(1, "");
      run.says("ResourceInUseException", "Last seen RUNNING");
      assertEquals(Optional.of("RUNNING"), rekognition.status(model));
    }
  }

  @Test
  void deleteStopFirst_deletedByOthersMeanwhile_isDone() {
    for (String fault : List.of("absent", "status:DELETING")) {
      try (EmulatedService rekognition =
          new EmulatedService("DescribeProjectVersions@3=" + fault)) {
        String model = rekognition.model("v1", "RUNNING");
        rekognition
            .time()
            .onSleep(
                () -> {
                  if (rekognition.polls() >= 3) {
                    rekognition.emulator().removeModel(model);
                    rekognition.time().onSleep(() -> {});
                  }
                });
        run(rekognition, "delete", "-y", "--stop", model).is(0, "Model deleted: " + model + "\n");
        assertEquals(List.of("StopProjectVersion " + model), rekognition.calls());
      }
    }
  }

  @Test
  void deleteStopFirst_stopFails_deletesNothing() {
    try (EmulatedService rekognition =
        new EmulatedService("DescribeProjectVersions@3-=status:FAILED")) {
      String model = rekognition.model("v1", "RUNNING");

      Run run = run(rekognition, "delete", "-y", "--stop", model);

      run.is(1, "");
      run.says("Model not deleted: " + model + ": it is FAILED");
      assertEquals(List.of("StopProjectVersion " + model), rekognition.calls());
    }
  }

  @Test
  void deleteStopFirst_timeoutInTheStop_deletesNothing() {
    try (EmulatedService rekognition =
        new EmulatedService("DescribeProjectVersions@2-=status:STOPPING")) {
      String model = rekognition.model("v1", "RUNNING");

      Run run = run(rekognition, "delete", "-y", "--stop", "--timeout", "1m", model);

      run.is(4, "");
      run.says("(last seen STOPPING)");
      assertEquals(List.of("StopProjectVersion " + model), rekognition.calls());
    }
  }

  @Test
  void deleteAwaitTraining_trainedAndStarted_isRefused() {
    try (EmulatedService rekognition =
        new EmulatedService("DescribeProjectVersions@2-=status:RUNNING")) {
      String model = rekognition.model("v1", "TRAINING_IN_PROGRESS");

      Run run = run(rekognition, "delete", "-y", "--await-training", model);

      run.is(1, "");
      run.says("it is RUNNING");
      assertEquals(List.of(), rekognition.calls());
    }
  }

  @Test
  void deleteAwaitTraining_goneMeanwhile_isDone() {
    try (EmulatedService rekognition = new EmulatedService("DescribeProjectVersions@2-=absent")) {
      String model = rekognition.model("v1", "TRAINING_IN_PROGRESS");

      run(rekognition, "delete", "-y", "--await-training", model)
          .is(0, "Model deleted: " + model + "\n");
      assertEquals(List.of(), rekognition.calls());
    }
  }

  @Test
  void deleteAwaitTraining_timeout_saysThatNothingWasAccepted() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String model = rekognition.model("v1", "TRAINING_IN_PROGRESS");

      Run run = run(rekognition, "delete", "-y", "--await-training", "--timeout", "1m", model);

      run.is(4, "");
      run.says("(last seen TRAINING_IN_PROGRESS)");
      assertFalse(run.err().contains("AWS continues with what it accepted"), run::toString);
    }
  }

  @Test
  void statusMessage_withControlCharacters_forgesNoLine() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String model = rekognition.model("v1", "RUNNING");
      rekognition
          .emulator()
          .setStatusMessage(model, "x\nModel deleted: y\r\u001b[2K\u0007\u2028\u0085\u202e z");

      Run run = run(rekognition, "delete", model);

      run.is(1, "");
      run.says("it is RUNNING (x Model deleted: y  [2K   ? z)\n");
      assertTrue(run.err().lines().noneMatch(line -> line.startsWith("Model deleted")));
    }
  }

  @Test
  void droppedConnection_isRepeatedByTheSdkAlone() {
    try (FakeService rekognition = new EmulatedService("StopProjectVersion=drop")) {
      String model = rekognition.model("v1", "RUNNING");

      run(rekognition, "stop", model);

      assertEquals(3, rekognition.calls().size(), "attempts of one call");
    }
  }

  @Test
  void allAttemptsFailed_butOneWasAccepted_goesOn() {
    try (FakeService rekognition =
        new EmulatedService("StopProjectVersion" + ALL_ATTEMPTS + "after:InternalServerError")) {
      String model = rekognition.model("v1", "RUNNING");

      Run run = run(rekognition, "stop", model);

      run.is(0, "Model stopped: " + model + "\n");
      run.says("; checking the status until the timeout");
    }
  }

  @ParameterizedTest
  @CsvSource({"--stop, RUNNING", "--await-training, TRAINING_IN_PROGRESS"})
  void delete_oneLookWithoutTheModelBeforeTheCall_isNoDeletion(String option, String status) {
    try (EmulatedService rekognition = new EmulatedService("DescribeProjectVersions@2=absent")) {
      String model = rekognition.model("v1", status);

      run(rekognition, "delete", "-y", option, model).is(0, "Model deleted: " + model + "\n");

      assertEquals(Optional.empty(), rekognition.status(model));
      assertEquals(1, rekognition.emulator().requests("DeleteProjectVersion").size());
    }
  }

  @Test
  void delete_oneLookWithoutTheModelAfterARefusal_isNoDeletion() {
    try (EmulatedService rekognition =
        new EmulatedService(
            "DeleteProjectVersion=ResourceInUseException", "DescribeProjectVersions@2=absent")) {
      String model = rekognition.model("v1", "STOPPED");

      Run run = run(rekognition, "delete", "-y", model);

      run.is(1, "");
      run.says("Model not deleted: " + model, "ResourceInUseException");
      assertEquals(Optional.of("STOPPED"), rekognition.status(model));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDeniedException", "ExpiredTokenException", "ValidationException"})
  void repeatedCall_refusedAtLast_isJudgedByWhatIsSeen(String fault) {
    try (EmulatedService rekognition =
        new EmulatedService(
            "DeleteProjectVersion@1=after:InternalServerError",
            "DeleteProjectVersion@2-=" + fault)) {
      String model = rekognition.model("v1", "STOPPED");

      run(rekognition, "delete", "-y", model).is(0, "Model deleted: " + model + "\n");
      assertEquals(2, rekognition.emulator().requests("DeleteProjectVersion").size());
    }
  }

  @Test
  void repeatedCall_andNoMoreLooks_saysThatItMayHaveBeenAccepted() {
    try (EmulatedService rekognition =
        new EmulatedService(
            "DeleteProjectVersion=after:InternalServerError",
            "DescribeProjectVersions@2-=AccessDeniedException")) {
      String model = rekognition.model("v1", "STOPPED");

      Run run = run(rekognition, "delete", "-y", model);

      run.is(1, "");
      run.says(
          "Model not seen deleted: " + model,
          "Last seen STOPPED",
          "AWS may have accepted the request. Run the same command again to see.\n");
    }
  }

  @Test
  void stop_acceptedWhileStarting_waitsAsLongAsItStarts() {
    try (EmulatedService rekognition =
        new EmulatedService(
            Timings.transitions(Duration.ofSeconds(3)),
            "DescribeProjectVersions@1-12=status:STARTING")) {
      String model = rekognition.model("v1", "RUNNING");

      run(rekognition, "stop", model).is(0, "Model stopped: " + model + "\n");
      assertEquals(List.of("StopProjectVersion " + model), rekognition.calls());
    }
  }

  private static Run run(FakeService rekognition, String command, String... optionsAndModel) {
    int last = optionsAndModel.length - 1;
    String[] args =
        Stream.of(
                Stream.of(command),
                Arrays.stream(optionsAndModel).limit(last),
                Stream.of(rekognition.project(), optionsAndModel[last]))
            .flatMap(s -> s)
            .toArray(String[]::new);
    return rekognition.cli().run(args);
  }

  private static int count(String text, String words) {
    return text.split(java.util.regex.Pattern.quote(words), -1).length - 1;
  }
}
