package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The first look: finds the models that were named, and decides what to do. Changes nothing. */
final class Preflight implements Finder.Found {

  private final Order order;
  private final Regions regions;
  private final Duration timeout;
  private final Timer timer;
  private final Troubles troubles;
  private final Set<Target> targets = new LinkedHashSet<>();
  private final Map<Target, Plan> plans = new HashMap<>();

  /**
   * Makes the first look of one command.
   *
   * @param timeout how long each look may take, from its first call on
   */
  Preflight(Order order, Regions regions, Timer timer, Duration timeout, Troubles troubles) {
    this.order = order;
    this.regions = regions;
    this.timer = timer;
    this.timeout = timeout;
    this.troubles = troubles;
  }

  /** Begins to look. Once the loop has run to its end, all is decided. */
  void begin(List<Target> named) {
    targets.addAll(named);
    Map<ProjectArn, List<Target>> known = new LinkedHashMap<>();
    List<Target> unknown = new ArrayList<>();
    for (Target target : targets) {
      ProjectArn project = target.project();
      if (project == null) {
        unknown.add(target);
      } else {
        known.computeIfAbsent(project, p -> new ArrayList<>()).add(target);
      }
    }
    known.forEach(this::lookIn);
    new Finder(regions, timer, timeout, troubles, this).find(unknown);
  }

  /** Returns the plans in the order of the targets, each model's once, however it was named. */
  List<Plan> plans() {
    Map<Object, Plan> byModel = new LinkedHashMap<>();
    for (Target target : targets) {
      Plan plan = Objects.requireNonNull(plans.get(target), "nothing decided");
      byModel.putIfAbsent(model(target, plan), plan);
    }
    return List.copyOf(byModel.values());
  }

  private static Object model(Target target, Plan plan) {
    if (plan instanceof Plan.Pending pending) {
      return pending.model().arn();
    }
    Model seen = ((Plan.Settled) plan).report().before();
    return seen == null ? target : seen.arn();
  }

  @Override
  public void lookIn(ProjectArn project, List<Target> targets) {
    Region region = regions.get(project.region());
    Deadline deadline = Deadline.later(timer, timeout);
    Persistence persistence = Persistence.until(deadline, troubles, new Event.InProject(project));
    new Sight(
            region,
            project,
            deadline,
            persistence,
            answer ->
                answer.then(
                    seen -> decide(project, targets, seen, deadline),
                    failure -> failed(targets, failure, deadline)))
        .at(targets.stream().map(Target::model).toList());
  }

  private void decide(
      ProjectArn project, List<Target> targets, List<Model> seen, Deadline deadline) {
    Map<String, List<Model>> byName =
        seen.stream().collect(Collectors.groupingBy(m -> m.arn().versionName()));
    List<Target> missing = new ArrayList<>();
    for (Target target : targets) {
      List<Model> named =
          byName.getOrDefault(target.model().versionName(), List.of()).stream()
              .filter(m -> target.names(project, m.arn()))
              .toList();
      if (named.size() > 1) {
        fail(target, new Failure.Ambiguous(named.stream().map(Model::arn).toList()));
      } else if (named.size() == 1) {
        plans.put(target, Rules.plan(order, project, named.get(0)));
      } else if (order.options().ignoreNotFound()) {
        settle(target.in(project), target, new Result.Reached(End.ALREADY_GONE));
      } else {
        missing.add(target);
      }
    }
    if (!missing.isEmpty()) {
      suggest(project, missing, deadline);
    }
  }

  /** Helps an operator who mistyped. That the help fails too is no news worth telling. */
  private void suggest(ProjectArn project, List<Target> missing, Deadline deadline) {
    regions
        .get(project.region())
        .models(
            project,
            Set.of(),
            deadline,
            Persistence.NONE,
            answer ->
                answer.then(
                    read -> notFound(project, missing, read.items()),
                    failure -> notFound(project, missing, List.of())));
  }

  private void notFound(ProjectArn project, List<Target> missing, List<Model> others) {
    List<ModelArn> some = others.stream().map(Model::arn).toList();
    for (Target target : missing) {
      settle(target.in(project), target, failed(new Failure.NotFound(some)));
    }
  }

  @Override
  public void nowhere(Target target) {
    // Also where a missing model is fine: with another account's credentials all are missing.
    fail(target, new Failure.NoProject());
  }

  @Override
  public void failed(List<Target> targets, CallFailure failure, Deadline deadline) {
    for (Target target : targets) {
      if (failure.timedOut(deadline)) {
        Result late = new Result.TimedOut(timeout, Acceptance.NONE);
        settle(target, target, late);
      } else {
        fail(target, new Failure.Call(failure, null, null));
      }
    }
  }

  private void fail(Target target, Failure failure) {
    settle(target, target, failed(failure));
  }

  private static Result failed(Failure failure) {
    return new Result.Failed(failure, Acceptance.NONE);
  }

  private void settle(Target known, Target named, Result result) {
    plans.put(named, new Plan.Settled(Report.settled(order.action(), known, null, result)));
  }
}
