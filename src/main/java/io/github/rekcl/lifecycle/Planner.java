package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.Backoff;
import io.github.rekcl.rekognition.CallException;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.rekognition.Gateway;
import io.github.rekcl.rekognition.Gateways;
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

/** Finds the models that were named, and decides what to do with them. Changes nothing. */
final class Planner {

  private final Order order;
  private final Gateways gateways;
  private final Workers<Answer> workers;
  private final Duration timeout;
  private final Timer timer;
  private final Map<Target, Plan> plans = new HashMap<>();

  /**
   * Targets, the projects that may hold them (several, if several have the same name), and the one
   * time-out for all that is read until it is known.
   */
  private record Group(List<ProjectArn> projects, List<Target> targets, Deadline deadline) {}

  /** What a worker found out: what to do, and where else to look. */
  record Answer(Map<Target, Plan> plans, List<Group> groups) {}

  Planner(Order order, Gateways gateways, Workers<Answer> workers, Duration timeout, Timer timer) {
    this.order = order;
    this.gateways = gateways;
    this.workers = workers;
    this.timeout = timeout;
    this.timer = timer;
  }

  /** Returns the plans in the order of the targets, each model's once, however it was named. */
  List<Plan> plan(List<Target> named) throws InterruptedException {
    Set<Target> targets = new LinkedHashSet<>(named);
    begin(targets);
    while (plans.size() < targets.size()) {
      Answer answer = workers.next(Deadline.FOREVER);
      if (answer != null) {
        plans.putAll(answer.plans());
        answer.groups().forEach(this::submit);
      }
    }
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

  private void begin(Set<Target> targets) {
    Map<ProjectArn, List<Target>> byProject = new LinkedHashMap<>();
    Map<String, List<Target>> byRegion = new LinkedHashMap<>();
    for (Target target : targets) {
      ProjectArn project = target.project();
      if (project == null) {
        byRegion.computeIfAbsent(target.region(), r -> new ArrayList<>()).add(target);
      } else {
        byProject.computeIfAbsent(project, p -> new ArrayList<>()).add(target);
      }
    }
    byProject.forEach((project, some) -> submit(new Group(List.of(project), some, newDeadline())));
    byRegion.forEach(this::submit);
  }

  /** Returns the deadline of a read that may have to wait for its turn before it begins. */
  private Deadline newDeadline() {
    return Deadline.later(timer, timeout);
  }

  private void submit(String region, List<Target> targets) {
    Gateway gateway = gateways.get(region);
    Deadline deadline = newDeadline();
    workers.submit(
        gateway,
        deadline,
        () -> findProjects(gateway, region, targets, deadline),
        new Answer(late(targets), List.of()));
  }

  private void submit(Group group) {
    Gateway gateway = gateways.get(group.projects().get(0).region());
    workers.submit(
        gateway,
        group.deadline(),
        () -> new Answer(findModels(gateway, group), List.of()),
        new Answer(late(group.targets()), List.of()));
  }

  // On a worker's thread, from here on.

  private Answer findProjects(
      Gateway gateway, String region, List<Target> targets, Deadline deadline) {
    Backoff backoff = gateway.backoff(deadline, workers.retries(new Event.InRegion(region)));
    Map<Target, Plan> decided = new HashMap<>();
    Map<List<ProjectArn>, List<Target>> groups = new LinkedHashMap<>();
    try {
      List<ProjectArn> found =
          gateway.findProjects(targets.stream().map(Target::projectName).toList(), backoff);
      for (Target target : targets) {
        List<ProjectArn> projects = found.stream().filter(target::mayBeIn).toList();
        if (projects.isEmpty()) {
          // Also where a missing model is fine: with another account's credentials all are missing.
          decided.put(target, failed(target, new Failure.NoProject()));
        } else {
          groups.computeIfAbsent(projects, p -> new ArrayList<>()).add(target);
        }
      }
    } catch (CallException e) {
      targets.forEach(target -> decided.put(target, failed(target, e.failure(), deadline)));
    }
    return new Answer(
        decided,
        groups.entrySet().stream()
            .map(g -> new Group(g.getKey(), g.getValue(), deadline.next()))
            .toList());
  }

  private Map<Target, Plan> findModels(Gateway gateway, Group group) {
    Map<Target, Plan> decided = new HashMap<>();
    Deadline deadline = group.deadline();
    List<Target> missing = group.targets();
    try {
      for (ProjectArn project : group.projects()) {
        Backoff backoff = gateway.backoff(deadline, workers.retries(new Event.InProject(project)));
        List<Model> seen =
            gateway.findModels(project, missing.stream().map(Target::model).toList(), backoff);
        missing.forEach(target -> decide(target, project, seen, decided));
        missing = missing.stream().filter(target -> !decided.containsKey(target)).toList();
        if (missing.isEmpty()) {
          return decided;
        }
      }
    } catch (CallException e) {
      for (Target target : missing) {
        decided.putIfAbsent(target, failed(target, e.failure(), deadline));
      }
      return decided;
    }
    notFound(gateway, group, missing, decided);
    return decided;
  }

  private void decide(
      Target target, ProjectArn project, List<Model> seen, Map<Target, Plan> decided) {
    List<Model> named = seen.stream().filter(m -> target.names(project, m.arn())).toList();
    if (named.size() > 1) {
      List<ModelArn> candidates = named.stream().map(Model::arn).toList();
      decided.put(target, failed(target, new Failure.Ambiguous(candidates)));
    } else if (named.size() == 1) {
      decided.put(target, Rules.plan(order, project, named.get(0)));
    }
  }

  private void notFound(
      Gateway gateway, Group group, List<Target> missing, Map<Target, Plan> decided) {
    Result result =
        order.options().ignoreNotFound()
            ? new Result.Reached(End.ALREADY_GONE)
            : new Result.Failed(new Failure.NotFound(suggestions(gateway, group)), Acceptance.NONE);
    for (Target target : missing) {
      Target known = group.projects().size() == 1 ? target.in(group.projects().get(0)) : target;
      decided.put(target, settled(known, result));
    }
  }

  /** Helps an operator who mistyped. That the help fails too is no news worth telling. */
  private List<ModelArn> suggestions(Gateway gateway, Group group) {
    List<ModelArn> models = new ArrayList<>();
    for (ProjectArn project : group.projects()) {
      try {
        Backoff backoff = gateway.noBackoff(group.deadline());
        gateway.someModels(project, backoff).forEach(model -> models.add(model.arn()));
      } catch (CallException e) {
        return List.of();
      }
    }
    return models;
  }

  private Plan failed(Target target, CallFailure failure, Deadline deadline) {
    return failure.timedOut(deadline)
        ? late(target)
        : failed(target, new Failure.Call(failure, null, null));
  }

  private Plan failed(Target target, Failure failure) {
    return settled(target, new Result.Failed(failure, Acceptance.NONE));
  }

  private Map<Target, Plan> late(List<Target> targets) {
    return targets.stream().collect(Collectors.toMap(target -> target, this::late));
  }

  private Plan late(Target target) {
    return settled(target, new Result.TimedOut(timeout, Acceptance.NONE));
  }

  private Plan settled(Target target, Result result) {
    return new Plan.Settled(Report.settled(order.action(), target, null, result));
  }
}
