package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.lifecycle.RandomFleet.Sent;
import io.github.rekcl.lifecycle.RandomFleet.Ship;
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
 * What holds for many models at once, whatever the service does: over random schedules, each from a
 * seed that a failure names.
 */
class RandomFleetTest {
  /** Fewer where every mutant of the code runs them again. */
  private static final int SCHEDULES = Integer.getInteger("rekcl.schedules", 20_000) / 10;

  private static final int RATE = ModelLifecycleService.QUOTA;

  /** The longest that a call lasts here; a poll that is under way is waited for. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(3);

  /** What 25 calls may wait for their turn, at the slowest pace. */
  private static final Duration LONGEST_QUEUE = Duration.ofMinutes(3);

  private static final List<Duration> TIMEOUTS =
      List.of(Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(7), Duration.ofMinutes(2));

  private final Map<End, Integer> ends = new EnumMap<>(End.class);
  private int failures;
  private int timeouts;

  @Test
  void everySchedule_endsInTimeAndWithTheTruth() throws InterruptedException {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      new Schedule(seed).run();
    }
    // The schedules reach every end; otherwise they would prove nothing.
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
    private final RandomFleet fleet;
    private final WaitPolicy policy;
    private final LifecycleRequest request;
    private final boolean wait;
    private final Map<ModelArn, Duration> begun = new LinkedHashMap<>();
    private final Map<ModelArn, Action> phases = new LinkedHashMap<>();
    private final Set<ModelArn> absent = new LinkedHashSet<>();
    private final Set<ModelArn> again = new LinkedHashSet<>();
    private final Map<ModelArn, Report> ended = new LinkedHashMap<>();

    Schedule(int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.fleet = new RandomFleet(random, time);
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
          new ModelLifecycleService((region, repeats) -> fleet, time, time, RATE)) {
        fleet.faultRate = random.nextInt(4) == 0 ? 0.1 : 0;
        List<Plan.Pending> plans = plan(service, targets());
        fleet.faultRate = random.nextInt(3) * 0.2;
        int before = fleet.sent().size();
        plans.forEach(plan -> begin(plan.model().arn()));
        List<Report> reports = service.carryOut(plans, policy, wait, this);

        assertEquals(
            plans.stream().map(plan -> plan.model().arn()).toList(),
            reports.stream().map(Report::target).map(RandomFleetTest::arn).toList(),
            this::said);
        assertEquals(Set.copyOf(reports), Set.copyOf(ended.values()), this::said);
        assertCalls(plans);
        assertRate(fleet.sent());
        assertPolls(fleet.sent().subList(before, fleet.sent().size()));
        time.finish();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(said(), e);
      }
    }

    private String said() {
      return "seed " + seed + ": " + request + ", " + policy + ", wait " + wait;
    }

    /** Most of the models, in any order, by ARN or name, some twice; and one that never was. */
    private List<Target> targets() {
      List<Target> targets = new ArrayList<>();
      fleet
          .projects()
          .forEach(
              (project, ships) -> {
                for (Ship ship : ships) {
                  ModelRef byArn = new ModelRef.ByArn(ship.arn);
                  switch (random.nextInt(5)) {
                    case 0 -> targets.add(new Target(null, byArn));
                    case 1 -> targets.add(new Target(project, byArn));
                    case 2, 3 ->
                        targets.add(
                            new Target(project, new ModelRef.ByName(ship.arn.versionName())));
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
          assertTrue(models.add(one.model().arn()), () -> said() + ": planned twice: " + one);
          assertTrue(
              fleet.ship(one.model().arn()).everShown.contains(one.model().statusText()),
              this::said);
          pending.add(one);
        } else {
          checkDone(((Plan.Done) plan).report());
        }
      }
      fleet.ships().forEach(ship -> assertEquals(0, ship.stops + ship.deletions, this::said));
      Duration most = policy.timeout().plus(LONGEST_CALL.multipliedBy(3));
      assertTrue(
          policy.timeout().isZero() || time.elapsed().compareTo(most) <= 0,
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
                      || fleet.ship(byArn.arn()).status.equals(RandomFleet.GONE),
                  () -> "not gone: " + report);
          case ALREADY_STOPPED, NOT_RUNNING ->
              assertTrue(
                  seen != null && fleet.ship(seen.arn()).everShown.contains(seen.statusText()),
                  () -> "never shown so: " + report);
          case STOPPED, STOPPING, DELETED, DELETING ->
              throw new AssertionError("before any call: " + report);
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
      assertFalse(ended.containsKey(model), () -> "goes on after its end: " + model);
      Action called = now.called();
      if (now.state() == ModelProgress.State.CALLING) {
        assertFalse(absent.contains(model), () -> "called where it was gone: " + now);
        phase(model, Objects.requireNonNull(called));
      } else if (called != null && phases.get(model) != called) {
        phase(model, called);
      }
      if (now.last() == null) {
        absent.add(model);
      } else {
        absent.remove(model);
      }
      Report report = now.report();
      if (report != null) {
        ended.put(model, report);
        check(report);
        // Defect: to be LONGEST_CALL, once what waits for its turn ends with its phase.
        inTime(model, again.contains(model) ? LONGEST_QUEUE : LONGEST_CALL);
      }
    }

    private void begin(ModelArn model) {
      begun.put(model, time.elapsed());
    }

    /** A phase begins with its first call: until then it may have waited for its turn. */
    private void phase(ModelArn model, Action action) {
      if (phases.get(model) != action) {
        inTime(model, LONGEST_QUEUE);
        phases.put(model, action);
        begin(model);
      } else {
        again.add(model);
      }
    }

    private void inTime(ModelArn model, Duration slack) {
      Duration took = time.elapsed().minus(begun.getOrDefault(model, Duration.ZERO));
      Duration most = policy.timeout().plus(slack);
      assertTrue(
          policy.timeout().isZero() || took.compareTo(most) <= 0,
          () -> took + " for a phase of " + model);
    }

    /** Success is said only where the service's last answer justifies it. */
    private void check(Report report) {
      count(report.result());
      Ship ship = fleet.ship(arn(report.target()));
      if (report.result() instanceof Result.Reached reached) {
        switch (reached.end()) {
          case STOPPED -> assertEquals("STOPPED", ship.shown, report::toString);
          case DELETED -> assertEquals(RandomFleet.GONE, ship.status, report::toString);
          case STOPPING ->
              assertTrue(
                  !wait && (ship.acceptedStop || ship.everShown.contains("STOPPING")),
                  report::toString);
          case DELETING ->
              assertTrue(
                  !wait && (ship.acceptedDeletion || ship.everShown.contains("DELETING")),
                  report::toString);
          case ALREADY_STOPPED, NOT_RUNNING, ALREADY_GONE ->
              throw new AssertionError("of a plan: " + report);
        }
      }
    }

    private void assertCalls(List<Plan.Pending> plans) {
      Set<ModelArn> planned =
          plans.stream().map(plan -> plan.model().arn()).collect(Collectors.toSet());
      boolean delete = request.action() == Action.DELETE;
      for (Ship ship : fleet.ships()) {
        assertTrue(planned.contains(ship.arn) || ship.stops + ship.deletions == 0, this::said);
        assertTrue(delete || ship.deletions == 0, this::said);
        assertTrue(!delete || request.stopFirst() || ship.stops == 0, this::said);
        assertFalse(ship.calledAfterAccepted, () -> "called after it was accepted: " + ship.arn);
        assertFalse(ship.deletedAgain, () -> "deleted again: " + ship.arn);
      }
    }

    private void assertRate(List<Sent> sent) {
      Map<String, List<Duration>> calls = new LinkedHashMap<>();
      for (Sent call : sent) {
        String region = call.place().contains("eu-west-1") ? "eu-west-1" : "us-east-1";
        if (!call.operation().equals(ControlPlane.PROJECTS)) {
          calls
              .computeIfAbsent(call.operation() + region, kind -> new ArrayList<>())
              .add(call.at());
        }
      }
      calls.forEach((kind, times) -> assertTrue(mostInASecond(times) <= RATE, kind));
    }

    /** However many models of a project are waited for, they share their polls. */
    private void assertPolls(List<Sent> sent) {
      Map<String, List<Duration>> polls = new LinkedHashMap<>();
      for (Sent call : sent) {
        if (call.operation().equals(ControlPlane.DESCRIBE)) {
          polls.computeIfAbsent(call.place(), place -> new ArrayList<>()).add(call.at());
        }
      }
      // Where time-outs are shorter than a pause, most polls are somebody's last.
      boolean brief =
          !policy.timeout().isZero() && policy.timeout().compareTo(Duration.ofSeconds(1)) < 0;
      if (fleet.onePage() && !brief) {
        // A second one where the last model's time ends just after a poll.
        polls.forEach((project, times) -> assertTrue(mostInASecond(times) <= 2, project));
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

  private static int mostInASecond(List<Duration> unsorted) {
    List<Duration> times = unsorted.stream().sorted().toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(last).minus(times.get(first)).compareTo(Duration.ofSeconds(1)) >= 0) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
