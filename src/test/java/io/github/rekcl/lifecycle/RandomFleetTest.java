package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.lifecycle.RandomFleet.Sent;
import io.github.rekcl.lifecycle.RandomFleet.ServerModel;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.ControlPlane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks invariants for many models at once over random schedules. Each schedule is derived from a
 * seed, which a failure reports.
 */
class RandomFleetTest {
  /** Mutation tests set a lower number, because they repeat the schedules for every mutant. */
  private static final int SCHEDULES = Integer.getInteger("rekcl.schedules", 20_000) / 10;

  private static final int RATE = ModelLifecycleService.QUOTA;

  /** The longest duration of a request; a poll in progress may finish after the timeout. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(3);

  /** The longest time that 25 calls wait for the rate limiter at its slowest rate. */
  private static final Duration LONGEST_QUEUE = Duration.ofMinutes(3);

  private static final List<Duration> TIMEOUTS =
      List.of(Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(7), Duration.ofMinutes(2));

  private final Map<End, Integer> ends = new EnumMap<>(End.class);
  private int failures;
  private int timeouts;

  @Test
  void everySchedule_endsInTimeWithTheTrueResult() throws InterruptedException {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      new Schedule(seed).run();
    }
    // The schedules prove little unless they reach every kind of result.
    for (End end : End.values()) {
      assertTrue(ends.getOrDefault(end, 0) > SCHEDULES / 20, end + " in " + ends);
    }
    assertTrue(failures > SCHEDULES, "failures " + failures);
    assertTrue(timeouts > SCHEDULES / 5, "timeouts " + timeouts);
  }

  /** One command for models of one or more projects. */
  private final class Schedule implements Observer {
    private final int seed;
    private final Random random;
    private final VirtualTime time = new VirtualTime();
    private final RandomFleet server;
    private final WaitPolicy policy;
    private final LifecycleRequest request;
    private final boolean wait;
    private final Map<ModelArn, Duration> phaseStarts = new LinkedHashMap<>();
    private final Map<ModelArn, Action> phases = new LinkedHashMap<>();
    private final Set<ModelArn> absent = new LinkedHashSet<>();
    private final Set<ModelArn> calledAgain = new LinkedHashSet<>();
    private final Map<ModelArn, Report> reported = new LinkedHashMap<>();

    Schedule(int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.server = new RandomFleet(random, time);
      this.policy =
          new WaitPolicy(TIMEOUTS.get(random.nextInt(TIMEOUTS.size())), Duration.ofSeconds(5));
      this.wait = random.nextInt(4) > 0;
      this.request =
          random.nextBoolean()
              ? LifecycleRequest.delete(
                  random.nextBoolean(), random.nextBoolean(), random.nextBoolean())
              : LifecycleRequest.stop();
    }

    void run() throws InterruptedException {
      try (ModelLifecycleService service =
          new ModelLifecycleService((region, repeats) -> server, time, time, RATE)) {
        server.faultRate = random.nextInt(4) == 0 ? 0.1 : 0;
        List<Plan.Pending> plans = plan(service, targets());
        server.faultRate = random.nextInt(3) * 0.2;
        int before = server.sent().size();
        plans.forEach(plan -> startPhase(plan.model().arn()));
        List<Report> reports = service.carryOut(plans, policy, wait, this);

        assertEquals(
            plans.stream().map(plan -> plan.model().arn()).toList(),
            reports.stream().map(Report::target).map(RandomFleetTest::arn).toList(),
            this::description);
        assertEquals(Set.copyOf(reports), Set.copyOf(reported.values()), this::description);
        assertCalls(plans);
        assertRate(server.sent());
        assertPolls(server.sent().subList(before, server.sent().size()));
        time.finish();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(description(), e);
      }
    }

    private String description() {
      return "seed " + seed + ": " + request + ", " + policy + ", wait " + wait;
    }

    /** Most of the models in random order, by ARN or name, some twice, some nonexistent. */
    private List<Target> targets() {
      List<Target> targets = new ArrayList<>();
      server
          .projects()
          .forEach(
              (project, models) -> {
                for (ServerModel model : models) {
                  ModelRef byArn = new ModelRef.ByArn(model.arn);
                  switch (random.nextInt(5)) {
                    case 0 -> targets.add(new Target(null, byArn));
                    case 1 -> targets.add(new Target(project, byArn));
                    case 2, 3 ->
                        targets.add(
                            new Target(project, new ModelRef.ByName(model.arn.versionName())));
                    default -> {
                      if (random.nextBoolean()) {
                        targets.add(new Target(project, byArn));
                        targets.add(new Target(null, byArn));
                      }
                    }
                  }
                }
                if (random.nextInt(10) == 0) {
                  targets.add(new Target(project, new ModelRef.ByName("never")));
                }
              });
      Collections.shuffle(targets, random);
      return targets;
    }

    private List<Plan.Pending> plan(ModelLifecycleService service, List<Target> targets)
        throws InterruptedException {
      List<Plan> plans = service.plan(request, targets, policy.timeout(), Observer.NONE);
      List<Plan.Pending> pending = new ArrayList<>();
      Set<ModelArn> models = new LinkedHashSet<>();
      for (Plan plan : plans) {
        if (plan instanceof Plan.Pending one) {
          assertTrue(
              models.add(one.model().arn()), () -> description() + ": planned twice: " + one);
          assertTrue(
              server.model(one.model().arn()).everReturned.contains(one.model().statusText()),
              this::description);
          pending.add(one);
        } else {
          checkDone(((Plan.Done) plan).report());
        }
      }
      server
          .models()
          .forEach(model -> assertEquals(0, model.stops + model.deletions, this::description));
      Duration max = policy.timeout().plus(LONGEST_CALL.multipliedBy(3));
      assertTrue(
          policy.timeout().isZero() || time.elapsed().compareTo(max) <= 0,
          () -> "planned for " + time.elapsed());
      return pending;
    }

    private void checkDone(Report report) {
      count(report.result());
      if (report.result() instanceof Result.Reached reached) {
        Model seen = report.before();
        switch (reached.end()) {
          case ALREADY_GONE ->
              assertTrue(
                  !(report.target().model() instanceof ModelRef.ByArn byArn)
                      || server.model(byArn.arn()).status.equals(RandomFleet.GONE),
                  () -> "not gone: " + report);
          case ALREADY_STOPPED, NOT_RUNNING ->
              assertTrue(
                  seen != null && server.model(seen.arn()).everReturned.contains(seen.statusText()),
                  () -> "never returned with this status: " + report);
          case STOPPED, STOPPING, DELETED, DELETING ->
              throw new AssertionError("reported before any call: " + report);
        }
      }
    }

    @Override
    public void on(Event event) {
      if (!(event instanceof Event.Progressed progressed)) {
        return;
      }
      ModelProgress now = progressed.progress();
      ModelArn model = now.model();
      assertFalse(reported.containsKey(model), () -> "event after its report: " + model);
      Action called = now.called();
      if (now.state() == ModelProgress.State.CALLING) {
        assertFalse(absent.contains(model), () -> "called although it was gone: " + now);
        onCall(model, Objects.requireNonNull(called));
      } else if (called != null && phases.get(model) != called) {
        onCall(model, called);
      }
      if (now.last() == null) {
        absent.add(model);
      } else {
        absent.remove(model);
      }
      Report report = now.report();
      if (report != null) {
        reported.put(model, report);
        check(report);
        // Known defect: a call that is repeated may wait for the rate limiter beyond its timeout.
        // Once this is fixed, the slack must be LONGEST_CALL for every model.
        assertInTime(model, calledAgain.contains(model) ? LONGEST_QUEUE : LONGEST_CALL);
      }
    }

    private void startPhase(ModelArn model) {
      phaseStarts.put(model, time.elapsed());
    }

    /** Starts a phase with its first call; until then, it may have waited for the rate limiter. */
    private void onCall(ModelArn model, Action action) {
      if (phases.get(model) != action) {
        assertInTime(model, LONGEST_QUEUE);
        phases.put(model, action);
        startPhase(model);
      } else {
        calledAgain.add(model);
      }
    }

    private void assertInTime(ModelArn model, Duration slack) {
      Duration took = time.elapsed().minus(phaseStarts.getOrDefault(model, Duration.ZERO));
      Duration max = policy.timeout().plus(slack);
      assertTrue(
          policy.timeout().isZero() || took.compareTo(max) <= 0,
          () -> took + " for a phase of " + model);
    }

    /** Success must be justified by the last response of the service. */
    private void check(Report report) {
      count(report.result());
      ServerModel model = server.model(arn(report.target()));
      if (report.result() instanceof Result.Reached reached) {
        switch (reached.end()) {
          case STOPPED -> assertEquals("STOPPED", model.lastReturned, report::toString);
          case DELETED -> assertEquals(RandomFleet.GONE, model.status, report::toString);
          case STOPPING ->
              assertTrue(
                  !wait && (model.acceptedStop || model.everReturned.contains("STOPPING")),
                  report::toString);
          case DELETING ->
              assertTrue(
                  !wait && (model.acceptedDeletion || model.everReturned.contains("DELETING")),
                  report::toString);
          case ALREADY_STOPPED, NOT_RUNNING, ALREADY_GONE ->
              throw new AssertionError("only possible for a plan: " + report);
        }
      }
    }

    private void assertCalls(List<Plan.Pending> plans) {
      Set<ModelArn> planned =
          plans.stream().map(plan -> plan.model().arn()).collect(Collectors.toSet());
      boolean delete = request.action() == Action.DELETE;
      for (ServerModel model : server.models()) {
        assertTrue(
            planned.contains(model.arn) || model.stops + model.deletions == 0, this::description);
        assertTrue(delete || model.deletions == 0, this::description);
        assertTrue(!delete || request.stopFirst() || model.stops == 0, this::description);
        assertFalse(
            model.calledAfterAccepted, () -> "called again after it was accepted: " + model.arn);
        assertFalse(model.deletedAgain, () -> "deletion requested again: " + model.arn);
      }
    }

    private void assertRate(List<Sent> sent) {
      Map<String, List<Duration>> calls = new LinkedHashMap<>();
      for (Sent call : sent) {
        String region = call.scope().contains("eu-west-1") ? "eu-west-1" : "us-east-1";
        if (!call.operation().equals(ControlPlane.PROJECTS)) {
          calls
              .computeIfAbsent(call.operation() + region, kind -> new ArrayList<>())
              .add(call.at());
        }
      }
      calls.forEach((kind, times) -> assertTrue(maxPerSecond(times) <= RATE, kind));
    }

    /** All models of a project share their polls. */
    private void assertPolls(List<Sent> sent) {
      Map<String, List<Duration>> polls = new LinkedHashMap<>();
      for (Sent call : sent) {
        if (call.operation().equals(ControlPlane.DESCRIBE)) {
          polls.computeIfAbsent(call.scope(), scope -> new ArrayList<>()).add(call.at());
        }
      }
      // If the timeout is shorter than the pause between polls, most polls are last polls.
      boolean brief =
          !policy.timeout().isZero() && policy.timeout().compareTo(Duration.ofSeconds(1)) < 0;
      if (server.returnsOnePage() && !brief) {
        // Two, if the timeout of the last model ends just after a poll.
        polls.forEach((project, times) -> assertTrue(maxPerSecond(times) <= 2, project));
      }
    }

    private void count(Result result) {
      if (result instanceof Result.TimedOut) {
        timeouts++;
      } else if (result instanceof Result.Failed) {
        failures++;
      } else if (result instanceof Result.Reached reached) {
        ends.merge(reached.end(), 1, Integer::sum);
      }
    }
  }

  private static ModelArn arn(Target target) {
    return ((ModelRef.ByArn) target.model()).arn();
  }

  private static int maxPerSecond(List<Duration> unsorted) {
    List<Duration> times = unsorted.stream().sorted().toList();
    int max = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(last).minus(times.get(first)).compareTo(Duration.ofSeconds(1)) >= 0) {
        first++;
      }
      max = Math.max(max, last - first + 1);
    }
    return max;
  }
}
