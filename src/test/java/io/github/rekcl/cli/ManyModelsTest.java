package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.RecordedRequest;
import io.github.rekcl.emulator.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many models of many projects, over real HTTP: their results, and the requests they take. */
class ManyModelsTest {
  private static final String DESCRIBE = "DescribeProjectVersions";
  private static final String STOP = "StopProjectVersion";
  private static final String DELETE = "DeleteProjectVersion";

  // How many.

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 11, 101, 1_000})
  void delete_anyNumber_deletesEachOnceAndNothingElse(int count) {
    try (EmulatedService rekognition = new EmulatedService(ManyModelsTest::quota)) {
      List<String> models = rekognition.models(count, "STOPPED");
      String bystander = rekognition.model("other", "STOPPED");

      Run run =
          rekognition.cli().run(args(List.of("delete", "-y", rekognition.project()), names(count)));

      assertEquals(0, run.code(), run::toString);
      assertEquals(lines("Model deleted: ", models), sortedLines(run.out()));
      assertEquals(
          count > 1, run.err().endsWith("\n" + count + " models: " + count + " deleted\n"));
      assertEquals(models.stream().map(m -> DELETE + " " + m).toList(), rekognition.calls());
      models.forEach(model -> assertEquals(Optional.empty(), rekognition.status(model)));
      assertEquals(Optional.of("STOPPED"), rekognition.status(bystander));
      assertQuotaKept(rekognition);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 101})
  void stop_anyNumber_stopsEachOnceAndNothingElse(int count) {
    try (EmulatedService rekognition = new EmulatedService(ManyModelsTest::quota)) {
      List<String> models = rekognition.models(count, "RUNNING");
      String bystander = rekognition.model("other", "RUNNING");

      Run run = rekognition.cli().run(args(List.of("stop", rekognition.project()), models));

      assertEquals(0, run.code(), run::toString);
      assertEquals(lines("Model stopped: ", models), sortedLines(run.out()));
      assertTrue(run.err().endsWith("\n" + count + " models: " + count + " stopped\n"));
      assertEquals(models.stream().map(m -> STOP + " " + m).toList(), rekognition.calls());
      models.forEach(model -> assertEquals(Optional.of("STOPPED"), rekognition.status(model)));
      assertEquals(Optional.of("RUNNING"), rekognition.status(bystander));
      assertQuotaKept(rekognition);
    }
  }

  /** The limit that the issue asks for. */
  @Test
  void delete_aHundredModelsOfTwentySeconds_takesUnder44SecondsAndFewLooks() {
    try (EmulatedService rekognition =
        new EmulatedService(
            config -> quota(config).withTimings(deleting(Duration.ofSeconds(20))))) {
      List<String> models = rekognition.models(100, "STOPPED");

      Run run =
          rekognition.cli().run(args(List.of("delete", "-yq", rekognition.project()), models));

      run.is(0, run.out(), "");
      assertEquals(lines("Model deleted: ", models), sortedLines(run.out()));
      models.forEach(model -> assertEquals(Optional.empty(), rekognition.status(model)));
      Duration took = rekognition.time().elapsed();
      assertTrue(took.compareTo(Duration.ofSeconds(44)) <= 0, took::toString);
      int polls = rekognition.traffic().of(DESCRIBE).mostWithin(Duration.ofMinutes(1));
      assertTrue(polls <= 12, polls + " polls in a minute");
      assertQuotaKept(rekognition);
    }
  }

  // Where.

  @Test
  void stop_arnsOfManyPlaces_findsEachProjectAndStopsThereAlone() {
    try (EmulatedService rekognition = new EmulatedService(ManyModelsTest::quota)) {
      List<String> regions = List.of("us-east-1", "eu-west-1", "us-gov-west-1", "cn-north-1");
      List<String> models = new ArrayList<>();
      for (String region : regions) {
        for (int i = 0; i < 12; i++) {
          String project = rekognition.emulator().createProject("p" + i, region);
          models.add(rekognition.emulator().createModel(project, "v1", "RUNNING"));
          rekognition.emulator().createModel(project, "v2", "RUNNING");
        }
      }

      Run run = rekognition.cli().run(args(List.of("stop"), models));

      assertEquals(0, run.code(), run::toString);
      assertEquals(lines("Model stopped: ", models), sortedLines(run.out()));
      assertTrue(run.err().endsWith("\n48 models: 48 stopped\n"), run::toString);
      models.forEach(model -> assertEquals(Optional.of("STOPPED"), rekognition.status(model)));
      assertEquals(48, rekognition.calls().size());
      // Ten names a call: two for the twelve projects of each region.
      assertEquals(8, rekognition.traffic().of("DescribeProjects").size());
      for (RecordedRequest stop : rekognition.emulator().requests(STOP)) {
        String arn = stop.json().get("ProjectVersionArn").getAsString();
        assertTrue(arn.contains(":" + stop.region() + ":"), () -> stop.region() + " for " + arn);
      }
      assertQuotaKept(rekognition);
    }
  }

  @Test
  void stop_projectsThatArentThere_failWhileOthersGoOn() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String model = rekognition.model("v1", "RUNNING");
      String foreign = model.replace(":111122223333:", ":444455556666:");
      String nowhere = model.replace(":project/demo/", ":project/gone/");
      String elsewhere = model.replace(":us-east-1:", ":eu-west-1:");
      String otherPartition = model.replace("arn:aws:", "arn:aws-cn:");

      rekognition
          .cli()
          .run("stop", "--no-wait", foreign, nowhere, model, elsewhere, otherPartition)
          .is(
              1,
              "Model stopping: " + model + "\n",
              "Project not found: demo in account 444455556666, region us-east-1\n"
                  + ("Check the ARN; the credentials must belong to account 444455556666: "
                      + foreign)
                  + "\nProject not found: gone in account 111122223333, region us-east-1\n"
                  + ("Check the ARN; the credentials must belong to account 111122223333: "
                      + nowhere)
                  + "\nProject not found: demo in account 111122223333, region eu-west-1\n"
                  + ("Check the ARN; the credentials must belong to account 111122223333: "
                      + elsewhere)
                  + "\nProject not found: demo in account 111122223333, region us-east-1\n"
                  + "Check the ARN; the credentials must belong to account 111122223333: "
                  + otherPartition
                  + "\ndemo/v1: stop requested\n"
                  + "5 models: 1 stopping, 4 failed\n");
      assertEquals(List.of(STOP + " " + model), rekognition.calls());
    }
  }

  @Test
  void delete_ignoreNotFound_takesNoForeignProjectForADeletedModel() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String model = rekognition.model("v1", "STOPPED");
      String foreign = model.replace(":111122223333:", ":444455556666:");
      String missing = model.replace("/version/v1/", "/version/v2/");

      Run run =
          rekognition.cli().run("delete", "-y", "--ignore-not-found", foreign, missing, model);

      run.is(
          1, "Model not found, nothing to delete: " + missing + "\nModel deleted: " + model + "\n");
      run.says("Project not found: demo in account 444455556666", "3 models: 1 deleted, 1 already");
    }
  }

  @Test
  void delete_oneRegionFails_theOthersGoOn() {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.defaults(), "DescribeProjects@2=AccessDeniedException")) {
      String here = rekognition.model("v1", "STOPPED");
      String there =
          rekognition
              .emulator()
              .createModel(
                  rekognition.emulator().createProject("demo", "eu-west-1"), "v1", "STOPPED");

      rekognition
          .cli()
          .run("delete", "-yq", here, there)
          .is(
              1,
              "Model deleted: " + here + "\n",
              "Model not deleted: "
                  + there
                  + ": DescribeProjects failed: AccessDeniedException: A scripted fault of the"
                  + " emulator. (request id "
                  + rekognition.emulator().requests("DescribeProjects").get(1).requestId()
                  + ")\nAllow this identity the IAM action rekognition:DescribeProjects.\n");
      assertEquals(Optional.of("STOPPED"), rekognition.status(there));
    }
  }

  // Pages.

  @ParameterizedTest
  @CsvSource({"1, 25", "7, 25", "7, 10", "100, 101"})
  void delete_smallPages_seesEveryModel(int size, int count) {
    try (EmulatedService rekognition = new EmulatedService(config -> config.withPageSize(size))) {
      List<String> models = rekognition.models(count, "STOPPED");

      Run run =
          rekognition
              .cli()
              .run(args(List.of("delete", "-yq", rekognition.project()), names(count)));

      assertEquals(0, run.code(), run::toString);
      assertEquals(lines("Model deleted: ", models), sortedLines(run.out()));
    }
  }

  /**
   * Before each page another model disappears: what moved to a page that was read is still there.
   */
  @ParameterizedTest
  @CsvSource({"1, 14", "7, 14", "7, 40", "100, 120"})
  void delete_firstLook_pagesThatShift_missNoModel(int size, int count) {
    try (EmulatedService rekognition = shifting(size)) {
      List<String> models = rekognition.models(count, "STOPPED");
      disappearing(rekognition, 2, 8);

      Run run =
          rekognition
              .cli()
              .run(args(List.of("delete", "--dry-run", rekognition.project()), models));

      run.is(
          0,
          String.join(
              "", models.stream().map(m -> "Would call " + DELETE + ": " + m + "\n").toList()));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 12", "3, 12", "7, 14", "7, 40", "100, 120"})
  void delete_pagesThatShiftWhileWaiting_deletedIsSaidOfNoModelThatIsThere(int size, int count) {
    try (EmulatedService rekognition = shifting(size)) {
      List<String> models = rekognition.models(count, "STOPPED");
      disappearing(rekognition, 2, 60);
      String last = models.get(0);
      keepDeleting(rekognition, last, Duration.ofMinutes(2));

      Run run =
          rekognition.cli().run(args(List.of("delete", "-yq", rekognition.project()), models));

      assertEquals(0, run.code(), run::toString);
      assertEquals(lines("Model deleted: ", models), sortedLines(run.out()));
      assertTrue(run.out().endsWith("Model deleted: " + last + "\n"), run::toString);
      Duration took = rekognition.time().elapsed();
      assertTrue(took.compareTo(Duration.ofMinutes(2)) > 0, took::toString);
    }
  }

  /** The service may split the response to ten names into pages as well. */
  @Test
  void delete_fewNamesOnPagesThatShift_deletedIsSaidOfNoModelThatIsThere() {
    try (EmulatedService rekognition = shifting(1)) {
      List<String> models = rekognition.models(3, "STOPPED");
      String middle = models.get(1);
      keepDeleting(rekognition, middle, Duration.ofMinutes(2));
      // Calls 1 to 3 are the first poll; the newest goes between the pages of the second.
      rekognition
          .emulator()
          .beforeCall(DESCRIBE, 5, () -> rekognition.emulator().removeModel(models.get(2)));

      Run run =
          rekognition.cli().run(args(List.of("delete", "-yq", rekognition.project()), models));

      assertEquals(0, run.code(), run::toString);
      assertTrue(run.out().endsWith("Model deleted: " + middle + "\n"), run::toString);
      assertTrue(rekognition.time().elapsed().compareTo(Duration.ofMinutes(2)) > 0, run::toString);
    }
  }

  @Test
  void stop_fewNamesOnPagesThatShift_missesNoModel() {
    try (EmulatedService rekognition = shifting(1)) {
      List<String> models = rekognition.models(3, "RUNNING");
      rekognition
          .emulator()
          .beforeCall(DESCRIBE, 2, () -> rekognition.emulator().removeModel(models.get(2)));

      Run run = rekognition.cli().run(args(List.of("stop", "-q", rekognition.project()), models));

      run.is(1, "Model stopped: " + models.get(0) + "\nModel stopped: " + models.get(1) + "\n");
      run.says("Model not stopped: " + models.get(2) + ": it no longer exists");
    }
  }

  /** No name is known for a model missed by the first read: only a second read finds it. */
  @Test
  void stopAll_pagesThatShift_missesNoModel() {
    try (EmulatedService rekognition = shifting(1)) {
      List<String> models = rekognition.models(3, "RUNNING");
      rekognition
          .emulator()
          .beforeCall(DESCRIBE, 2, () -> rekognition.emulator().removeModel(models.get(2)));

      Run run = rekognition.cli().run("stop", "-q", "--all", rekognition.project());

      assertEquals(Optional.of("STOPPED"), rekognition.status(models.get(0)), run::toString);
      assertEquals(Optional.of("STOPPED"), rekognition.status(models.get(1)), run::toString);
    }
  }

  // What becomes of them.

  @Test
  void stop_mixedOutcomes_eachIsToldAndCounted() {
    try (EmulatedService rekognition = new EmulatedService()) {
      String running = rekognition.model("running", "RUNNING");
      String starting = rekognition.model("starting", "STARTING");
      String stopping = rekognition.model("stopping", "STOPPING");
      String stopped = rekognition.model("stopped", "STOPPED");
      String trained = rekognition.model("trained", "TRAINING_COMPLETED");
      String training = rekognition.model("training", "TRAINING_IN_PROGRESS");
      String expired = rekognition.model("expired", "EXPIRED");
      String stuck = rekognition.model("stuck", "STOPPING");
      rekognition.time().onSleep(() -> rekognition.emulator().setStatus(stuck, "STOPPING"));

      Run run =
          rekognition
              .cli()
              .run(
                  args(
                      List.of("stop", "-q", "--timeout", "1m", rekognition.project()),
                      List.of(
                          "running",
                          "starting",
                          "stopping",
                          "stopped",
                          "trained",
                          "training",
                          "expired",
                          "stuck",
                          "missing")));

      run.is(
          1,
          ("Model already stopped: " + stopped)
              + ("\nModel not running: " + trained + " (TRAINING_COMPLETED)")
              + ("\nModel stopped: " + stopping)
              + ("\nModel stopped: " + running)
              + ("\nModel stopped: " + starting)
              + "\n",
          run.err());
      run.says(
          "Model not stopped: " + training + ": it is TRAINING_IN_PROGRESS",
          "Model not found: missing in project " + rekognition.project(),
          "Model not stopped: " + expired + ": StopProjectVersion failed: ResourceInUseException",
          "Timed out after 1m: model not seen stopped: "
              + stuck
              + " (last seen STOPPING)\n"
              + "AWS continues with what it accepted. Run the same command again to resume.\n");
      for (String one : List.of(running, starting, stopping, stopped)) {
        assertEquals(Optional.of("STOPPED"), rekognition.status(one));
      }
      assertEquals(
          Set.of(STOP + " " + running, STOP + " " + starting, STOP + " " + expired),
          Set.copyOf(rekognition.calls()));
    }
  }

  @Test
  void stop_mixedOutcomes_summaryCountsFromGoodToBad() {
    try (EmulatedService rekognition = new EmulatedService()) {
      rekognition.model("running", "RUNNING");
      rekognition.model("running2", "RUNNING");
      rekognition.model("stopped", "STOPPED");
      rekognition.model("trained", "TRAINING_COMPLETED");
      rekognition.model("training", "TRAINING_IN_PROGRESS");
      String stuck = rekognition.model("stuck", "STOPPING");
      rekognition.time().onSleep(() -> rekognition.emulator().setStatus(stuck, "STOPPING"));
      List<String> options = List.of("stop", "--timeout", "30s", rekognition.project());

      Run all =
          rekognition
              .cli()
              .run(
                  args(
                      options,
                      List.of(
                          "stuck",
                          "training",
                          "trained",
                          "stopped",
                          "running",
                          "running2",
                          "missing")));
      Run withoutFailures =
          rekognition.cli().run(args(options, List.of("stuck", "trained", "stopped")));

      assertEquals(1, all.code(), all::toString);
      assertEquals(
          "7 models: 2 stopped, 1 already stopped, 1 not running, 2 failed, 1 timed out",
          lastLine(all.err()));
      assertEquals(4, withoutFailures.code(), withoutFailures::toString);
      assertEquals(
          "3 models: 1 already stopped, 1 not running, 1 timed out",
          lastLine(withoutFailures.err()));
    }
  }

  /** The exact output for two models on both streams. */
  @Test
  void delete_twoModels_isToldSo() {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(2, "STOPPED");

      rekognition
          .cli()
          .run("delete", "-y", rekognition.project(), "v1", "v2")
          .is(
              0,
              "Model deleted: " + models.get(0) + "\nModel deleted: " + models.get(1) + "\n",
              """
              demo/v1: deletion requested
              demo/v2: deletion requested
              demo/v1: DELETING
              demo/v2: DELETING
              demo/v1: gone
              demo/v2: gone
              2 models: 2 deleted
              """);
      assertEquals(
          List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), rekognition.time().sleeps());
    }
  }

  @Test
  void delete_oneCallDenied_theOthersGoOn() {
    try (EmulatedService rekognition =
        new EmulatedService(Timings.defaults(), DELETE + "@2=AccessDeniedException")) {
      List<String> models = rekognition.models(3, "STOPPED");

      Run run = rekognition.cli().run(args(List.of("delete", "-y", rekognition.project()), models));

      run.is(1, "Model deleted: " + models.get(0) + "\nModel deleted: " + models.get(2) + "\n");
      assertEquals("3 models: 2 deleted, 1 failed", lastLine(run.err()));
      assertEquals(Optional.of("STOPPED"), rekognition.status(models.get(1)));
    }
  }

  // What it costs.

  @ParameterizedTest
  @CsvSource({"2, 1", "10, 1", "11, 1", "100, 1", "101, 2", "250, 3"})
  void stop_eachTick_takesACallAProjectOrOneAPage(int count, int calls) {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(count, "STOPPING");

      Run run =
          rekognition
              .cli()
              .run(args(List.of("stop", "--max-tps", "1000", rekognition.project()), models));

      assertEquals(0, run.code(), run::toString);
      assertEquals(List.of(), rekognition.calls());
      // The first poll, and those after one and two more seconds: nothing is called in between.
      List<Instant> polls = rekognition.traffic().of(DESCRIBE).times();
      List<Instant> ticks = polls.stream().distinct().toList();
      assertEquals(3, ticks.size(), polls::toString);
      assertEquals(3 * calls, polls.size(), polls::toString);
    }
  }

  @Test
  void stop_projects_areLookedAtApart() {
    try (EmulatedService rekognition = new EmulatedService(ManyModelsTest::quota)) {
      List<String> projects =
          IntStream.range(0, 12)
              .mapToObj(i -> rekognition.emulator().createProject("p" + i))
              .toList();
      List<String> models =
          projects.stream()
              .map(p -> rekognition.emulator().createModel(p, "v1", "RUNNING"))
              .toList();

      Run run = rekognition.cli().run(args(List.of("stop", "-q"), models));

      run.is(0, run.out(), "");
      assertEquals(lines("Model stopped: ", models), sortedLines(run.out()));
      List<Instant> polls = rekognition.traffic().of(DESCRIBE).times();
      // Behind the first polls, which come as early as they may.
      for (int i = 13; i < polls.size(); i++) {
        Duration gap = Duration.between(polls.get(i - 1), polls.get(i));
        assertTrue(gap.toMillis() >= 200, () -> polls.toString());
      }
      projects.forEach(p -> assertTrue(rekognition.traffic().of(DESCRIBE).at(p).size() <= 5, p));
      assertQuotaKept(rekognition);
    }
  }

  /** The maximum number of projects in an account. */
  @Test
  void stop_aHundredProjects_keepsTheQuotaAndItsTime() {
    try (EmulatedService rekognition =
        new EmulatedService(
            config -> quota(config).withTimings(Timings.transitions(Duration.ofSeconds(20))))) {
      List<String> models =
          IntStream.range(0, 100)
              .mapToObj(i -> rekognition.emulator().createProject("p" + i))
              .map(p -> rekognition.emulator().createModel(p, "v1", "RUNNING"))
              .toList();

      Run run = rekognition.cli().run(args(List.of("stop"), models));

      assertEquals(0, run.code(), run::toString);
      assertEquals("100 models: 100 stopped", lastLine(run.err()));
      assertQuotaKept(rekognition);
      // 21 s for the first polls, 21 s for the calls, 20 s to stop, 21 s for the last polls.
      Duration took = rekognition.time().elapsed();
      assertTrue(took.toSeconds() <= 100, took::toString);
    }
  }

  @Test
  void delete_batch_goesOutSideBySideWithinTheRate() {
    try (EmulatedService rekognition = new EmulatedService()) {
      List<String> models = rekognition.models(12, "STOPPED");

      rekognition
          .cli()
          .run(args(List.of("delete", "-y", "--max-tps", "4", rekognition.project()), models));

      List<Instant> calls = rekognition.traffic().of(DELETE).times();
      assertEquals(3, calls.stream().distinct().count(), calls::toString);
      assertEquals(4, rekognition.traffic().of(DELETE).mostWithin(Duration.ofSeconds(1)));
      Duration took = Duration.between(calls.get(0), calls.get(11));
      assertTrue(took.toMillis() <= 2_200, took::toString);
    }
  }

  /** The account's quota is lower than --max-tps, or is shared with other clients. */
  @ParameterizedTest
  @CsvSource({"delete, STOPPED, 5", "stop, RUNNING, 5"})
  void throttled_slowsDownRatherThanFails(String command, String status, int quota) {
    try (EmulatedService rekognition =
        new EmulatedService(config -> config.withMaxTps(quota)).withoutRepeats()) {
      List<String> models = rekognition.models(60, status);
      List<String> options = List.of(command, "--yes", "--max-tps", "50", rekognition.project());

      Run run = rekognition.cli().run(args(options, models));

      assertEquals(0, run.code(), run::toString);
      assertEquals(60, run.out().lines().count());
      assertTrue(rekognition.traffic().unsuccessful().size() > 0, "the quota is felt");
      String one = command.equals("stop") ? STOP : DELETE;
      String trouble = one + " failed: ThrottlingException";
      assertEquals(1, run.err().lines().filter(l -> l.contains(trouble)).count(), run::toString);
      Duration took = rekognition.time().elapsed();
      assertTrue(took.compareTo(Duration.ofMinutes(1)) < 0, took::toString);
    }
  }

  /** The service accepts only the first few requests of a burst: they must be spread out. */
  @ParameterizedTest
  @CsvSource({"5, 30, 120", "1, 120, 240"})
  void throttled_keepsCallsApart(int quota, int mostSeconds, int mostRefused) {
    try (EmulatedService rekognition =
        new EmulatedService(config -> config.withMaxTps(quota)).withoutRepeats()) {
      List<String> models = rekognition.models(60, "STOPPED");
      List<String> options = List.of("delete", "--yes", "--max-tps", "50", rekognition.project());

      Run run = rekognition.cli().run(args(options, models));

      assertEquals(0, run.code(), run::toString);
      Duration took = rekognition.time().elapsed();
      assertTrue(took.toSeconds() <= mostSeconds, took::toString);
      int refused = rekognition.traffic().unsuccessful().size();
      assertTrue(refused <= mostRefused, refused + " refused");
    }
  }

  /** The first polls of many projects are throttled, and then succeed. */
  @Test
  void throttledFirstLooks_slowDownRatherThanFail() {
    try (EmulatedService rekognition =
        new EmulatedService(config -> config.withMaxTps(2)).withoutRepeats()) {
      List<String> models =
          IntStream.range(0, 20)
              .mapToObj(i -> rekognition.emulator().createProject("p" + i))
              .map(p -> rekognition.emulator().createModel(p, "v1", "STOPPED"))
              .toList();

      Run run = rekognition.cli().run(args(List.of("delete", "-y"), models));

      assertEquals(0, run.code(), run::toString);
      models.forEach(model -> assertEquals(Optional.empty(), rekognition.status(model)));
    }
  }

  private static EmulatorConfig quota(EmulatorConfig config) {
    return config.withMaxTps(5);
  }

  private static EmulatedService shifting(int size) {
    return new EmulatedService(
        config ->
            config
                .withPageSize(size)
                .withShiftingPages()
                .withTimings(Timings.transitions(Duration.ofSeconds(10))));
  }

  /** Deletes the newest of some additional models before each of these polls. */
  private static void disappearing(EmulatedService rekognition, int first, int last) {
    for (int call = first; call <= last; call++) {
      String model = rekognition.model("other" + call, "STOPPED");
      rekognition
          .emulator()
          .beforeCall(DESCRIBE, call, () -> rekognition.emulator().removeModel(model));
    }
  }

  /** Keeps a model's deletion from completing. */
  private static void keepDeleting(EmulatedService rekognition, String model, Duration until) {
    rekognition
        .time()
        .onSleep(
            () -> {
              if (rekognition.status(model).isPresent()
                  && !rekognition.status(model).equals(Optional.of("STOPPED"))
                  && rekognition.time().elapsed().compareTo(until) < 0) {
                rekognition.emulator().setStatus(model, "DELETING");
              }
            });
  }

  private static void assertQuotaKept(EmulatedService rekognition) {
    assertEquals(0, rekognition.traffic().unsuccessful().size());
    int most = rekognition.traffic().mostInASecondOfAnyLane();
    assertTrue(most <= 5, most + " calls of one operation in a second");
  }

  private static Timings deleting(Duration time) {
    return new Timings(time, time);
  }

  private static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "v" + i).toList();
  }

  private static String[] args(List<String> options, List<String> models) {
    return Stream.concat(options.stream(), models.stream()).toArray(String[]::new);
  }

  private static Set<String> lines(String words, List<String> models) {
    return new TreeSet<>(models.stream().map(model -> words + model).toList());
  }

  private static Set<String> sortedLines(String text) {
    return new TreeSet<>(text.lines().toList());
  }

  private static String lastLine(String text) {
    return text.lines().reduce("", (before, line) -> line);
  }
}
