package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.CallException;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.rekognition.Gateway;
import io.github.rekcl.rekognition.Gateways;
import io.github.rekcl.rekognition.ReadBackoff;
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

/** Finds the models that the user named, and plans what to do with them. Changes nothing. */
final class Planner {
  private final LifecycleRequest request;
  private final Gateways gateways;
  private final Workers<Answer> workers;
  private final Duration timeout;
  private final Timer timer;

  /**
   * Targets in one region, the projects they may be in, and the deadline for finding them.
   *
   * @param projects empty until they are found by name; several if they have the same name
   */
  private record Group(List<ProjectArn> projects, List<Target> targets, Deadline deadline) {}

  /** The response of a worker: plans, and groups that are still to be searched. */
  record Answer(Map<Target, Plan> plans, List<Group> groups) {}

  Planner(
      LifecycleRequest request,
      Gateways gateways,
      Workers<Answer> workers,
      Duration timeout,
      Timer timer) {
    this.request = request;
    this.gateways = gateways;
    this.workers = workers;
    this.timeout = timeout;
    this.timer = timer;
  }

  /** Returns the plans in the order of the targets; one for a model that was named twice. */
  List<Plan> plan(List<Target> named) throws InterruptedException {
    Set<Target> targets = new LinkedHashSet<>(named);
    Map<Target, Plan> plans = new HashMap<>();
    groups(targets).forEach(this::submit);
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
      Model model = plan.model();
      byModel.putIfAbsent(model == null ? target : model.arn(), plan);
    }
    return List.copyOf(byModel.values());
  }

  private List<Group> groups(Set<Target> targets) {
    Map<Object, Group> groups = new LinkedHashMap<>();
    for (Target target : targets) {
      ProjectArn project = target.project();
      List<ProjectArn> projects = project == null ? List.of() : List.of(project);
      groups
          .computeIfAbsent(
              project == null ? target.region() : project,
              key -> new Group(projects, new ArrayList<>(), Deadline.later(timer, timeout)))
          .targets()
          .add(target);
    }
    return List.copyOf(groups.values());
  }

  private void submit(Group group) {
    Gateway gateway = gateways.get(group.targets().get(0).region());
    Map<Target, Plan> late =
        group.targets().stream().collect(Collectors.toMap(target -> target, this::late));
    workers.submit(
        gateway, group.deadline(), () -> read(gateway, group), new Answer(late, List.of()));
  }

  // The methods below run on a worker's thread.

  private Answer read(Gateway gateway, Group group) {
    Map<Target, Plan> decided = new HashMap<>();
    List<Group> next = List.of();
    try {
      if (group.projects().isEmpty()) {
        next = findProjects(gateway, group, decided);
      } else {
        findModels(gateway, group, decided);
      }
    } catch (CallException e) {
      for (Target target : group.targets()) {
        decided.putIfAbsent(target, failed(target, e.failure(), group.deadline()));
      }
    }
    return new Answer(decided, next);
  }

  private List<Group> findProjects(Gateway gateway, Group group, Map<Target, Plan> decided) {
    Event.Place region = new Event.InRegion(group.targets().get(0).region());
    List<ProjectArn> found =
        gateway.findProjects(
            group.targets().stream().map(Target::projectName).toList(),
            ReadBackoff.within(group.deadline(), workers.retries(region)));
    Map<List<ProjectArn>, Group> groups = new LinkedHashMap<>();
    for (Target target : group.targets()) {
      List<ProjectArn> projects = found.stream().filter(p -> p.holds(target.arn())).toList();
      if (projects.isEmpty()) {
        // Also with --ignore-not-found: for credentials of another account, every model is missing.
        decided.put(target, failed(target, new Failure.NoProject()));
      } else {
        groups
            .computeIfAbsent(
                projects, some -> new Group(some, new ArrayList<>(), group.deadline().next()))
            .targets()
            .add(target);
      }
    }
    return List.copyOf(groups.values());
  }

  private void findModels(Gateway gateway, Group group, Map<Target, Plan> decided) {
    List<Target> missing = group.targets();
    for (ProjectArn project : group.projects()) {
      ReadBackoff backoff =
          ReadBackoff.within(group.deadline(), workers.retries(new Event.InProject(project)));
      List<Model> seen =
          gateway.findModels(project, missing.stream().map(Target::model).toList(), backoff);
      missing.forEach(target -> decide(target, project, seen, decided));
      missing = missing.stream().filter(target -> !decided.containsKey(target)).toList();
      if (missing.isEmpty()) {
        return;
      }
    }
    Result result =
        request.ignoreNotFound()
            ? new Result.Reached(End.ALREADY_GONE)
            : new Result.Failed(new Failure.NotFound(suggestions(gateway, group)), Acceptance.NONE);
    ProjectArn only = group.projects().size() == 1 ? group.projects().get(0) : null;
    for (Target target : missing) {
      Target known = only == null ? target : new Target(only, target.model());
      decided.put(target, Plan.done(request, known, null, result));
    }
  }

  private void decide(
      Target target, ProjectArn project, List<Model> seen, Map<Target, Plan> decided) {
    List<Model> named = seen.stream().filter(m -> target.names(project, m.arn())).toList();
    if (named.size() > 1) {
      List<ModelArn> candidates = named.stream().map(Model::arn).toList();
      decided.put(target, failed(target, new Failure.Ambiguous(candidates)));
    } else if (named.size() == 1) {
      decided.put(target, StatusRules.plan(request, project, named.get(0)));
    }
  }

  /** Returns models for "did you mean"; none if they cannot be read. */
  private static List<ModelArn> suggestions(Gateway gateway, Group group) {
    List<ModelArn> models = new ArrayList<>();
    try {
      for (ProjectArn project : group.projects()) {
        gateway
            .findModels(project, List.of(), ReadBackoff.none(group.deadline()))
            .forEach(model -> models.add(model.arn()));
      }
      return models;
    } catch (CallException e) {
      return List.of();
    }
  }

  private Plan failed(Target target, CallFailure failure, Deadline deadline) {
    return failure.timedOut(deadline)
        ? late(target)
        : failed(target, new Failure.Call(failure, null, null));
  }

  private Plan failed(Target target, Failure failure) {
    return Plan.done(request, target, null, new Result.Failed(failure, Acceptance.NONE));
  }

  private Plan late(Target target) {
    return Plan.done(request, target, null, new Result.TimedOut(timeout, Acceptance.NONE));
  }
}
