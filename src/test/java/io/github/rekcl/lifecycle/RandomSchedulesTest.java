package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Checks invariants for one model over random schedules of statuses, faults and delays. Each
 * schedule is derived from a seed, which a failure reports.
 */
class RandomSchedulesTest {
  /** Mutation tests set a lower number, because they repeat the schedules for every mutant. */
  private static final int SCHEDULES = Integer.getInteger("rekcl.schedules", 20_000);

  /** The SDK requires a timeout of at least a millisecond for a call, even if no time is left. */
  private static final Duration SHORTEST_CALLS = Duration.ofMillis(10);

  private static final String BASE = "arn:aws:rekognition:us-east-1:111122223333:project/demo/";
  private static final String MODEL = BASE + "version/v1/2";
  private static final Target TARGET =
      new Target(ProjectArn.parse(BASE + "1"), ModelRef.parse(MODEL));
  private static final List<Duration> TIMEOUTS =
      List.of(Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(7), Duration.ofMinutes(2));

  private final Map<End, Integer> ends = new EnumMap<>(End.class);
  private int failures;
  private int timeouts;

  @Test
  void everySchedule_endsInTimeWithTheTrueResult() throws InterruptedException {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      run(seed);
    }
    // The schedules prove little unless they reach every kind of result.
    for (End end : End.values()) {
      assertTrue(ends.getOrDefault(end, 0) > SCHEDULES / 1_000, end + " in " + ends);
    }
    assertTrue(failures > SCHEDULES / 20, "failures " + failures);
    assertTrue(timeouts > SCHEDULES / 20, "timeouts " + timeouts);
  }

  private void run(int seed) throws InterruptedException {
    Random random = new Random(seed);
    VirtualTime time = new VirtualTime();
    RandomService server = new RandomService(random, time, MODEL, BASE + "version/v1/3");
    ModelLifecycleService service =
        new ModelLifecycleService((region, repeats) -> server, time, time, 5);
    WaitPolicy policy =
        new WaitPolicy(TIMEOUTS.get(random.nextInt(TIMEOUTS.size())), Duration.ofSeconds(5));
    boolean wait = random.nextInt(4) > 0;
    boolean delete = random.nextBoolean();
    LifecycleRequest deletion =
        LifecycleRequest.delete(random.nextBoolean(), random.nextBoolean(), random.nextBoolean());

    LifecycleRequest request = delete ? deletion : LifecycleRequest.stop();
    Plan plan = service.plan(request, List.of(TARGET), policy.timeout(), Observer.NONE).get(0);
    String description = "seed " + seed + ": " + plan;
    assertEquals(List.of(), server.stopped, description);
    assertEquals(List.of(), server.deleted, description);
    assertInTime(description, 1, policy, time.elapsed());

    Result result =
        plan instanceof Plan.Pending pending
            ? carryOut(service, pending, policy, wait, time)
            : ((Plan.Done) plan).report().result();
    check(description + " -> " + result, result, server, wait);
    assertTrue(server.stopped.stream().allMatch(MODEL::equals), description);
    assertTrue(server.deleted.stream().allMatch(MODEL::equals), description);
    assertTrue(delete || server.deleted.isEmpty(), description);
    assertTrue(!delete || request.stopFirst() || server.stopped.isEmpty(), description);
    assertFalse(server.deletedAgain, description);
    assertFalse(server.calledAfterAccepted, description);
    assertFalse(server.deletedWhileAbsent, description);
    time.finish();
  }

  private static Result carryOut(
      ModelLifecycleService service,
      Plan.Pending plan,
      WaitPolicy policy,
      boolean wait,
      VirtualTime time)
      throws InterruptedException {
    Duration start = time.elapsed();
    Result result = service.carryOut(List.of(plan), policy, wait, Observer.NONE).get(0).result();
    assertInTime("carrying out " + plan, phases(plan), policy, time.elapsed().minus(start));
    return result;
  }

  private static int phases(Plan.Pending plan) {
    boolean alone = plan.action() == Action.STOP;
    return switch (plan.first()) {
      case DELETE, AWAIT_GONE -> 1;
      case STOP, AWAIT_STOPPED -> alone ? 1 : 2;
      case AWAIT_TRAINED -> 3;
    };
  }

  private static void assertInTime(String what, int phases, WaitPolicy policy, Duration took) {
    Duration max = policy.timeout().multipliedBy(phases).plus(SHORTEST_CALLS);
    assertTrue(policy.timeout().isZero() || took.compareTo(max) <= 0, () -> took + " for " + what);
  }

  /** Success must be justified by the last response of the server. */
  private void check(String description, Result result, RandomService server, boolean wait) {
    if (result instanceof Result.TimedOut) {
      timeouts++;
    }
    if (result instanceof Result.Failed) {
      failures++;
    }
    if (result instanceof Result.Reached reached) {
      ends.merge(reached.end(), 1, Integer::sum);
      String last = server.lastResponse;
      switch (reached.end()) {
        case STOPPED, ALREADY_STOPPED -> assertEquals("STOPPED", last, description);
        case NOT_RUNNING ->
            assertTrue(
                List.of(
                        "TRAINING_COMPLETED",
                        "TRAINING_FAILED",
                        "COPYING_COMPLETED",
                        "COPYING_FAILED")
                    .contains(last),
                description);
        case DELETED, ALREADY_GONE -> assertEquals("", last, description);
        case STOPPING ->
            assertTrue(!wait && (server.acceptedStop || "STOPPING".equals(last)), description);
        case DELETING ->
            assertTrue(!wait && (server.acceptedDelete || "DELETING".equals(last)), description);
      }
    }
  }
}
