package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.rekognition.CallException;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.rekognition.CallFailures;
import io.github.rekcl.rekognition.ControlPlane;
import io.github.rekcl.rekognition.Gateway;
import io.github.rekcl.rekognition.Gateways;
import io.github.rekcl.rekognition.ReadBackoff;
import io.github.rekcl.time.Deadline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists all models of projects, or of all projects of regions. */
final class ModelLister {
  private final Gateways gateways;
  private final Workers<Answer> workers;
  private final Deadline deadline;

  /** The projects of each scope, by {@link #key}. */
  private final Map<Object, List<ProjectArn>> projects = new LinkedHashMap<>();

  private final Map<ProjectArn, List<Model>> models = new LinkedHashMap<>();
  private final List<Inventory.Unseen> unseen = new ArrayList<>();
  private final Set<Object> requested = new HashSet<>();
  private int open;

  /** The projects of a region or the models of a project; or why they could not be read. */
  record Answer(
      Scope scope, List<ProjectArn> projects, List<Model> models, @Nullable CallFailure failure) {}

  ModelLister(Gateways gateways, Workers<Answer> workers, Deadline deadline) {
    this.gateways = gateways;
    this.workers = workers;
    this.deadline = deadline;
  }

  /** Lists projects, without their models. */
  List<ProjectArn> projects(List<? extends Scope> regions) throws InterruptedException {
    regions.forEach(this::submit);
    read(false);
    return found();
  }

  /** Lists models. */
  Inventory inventory(List<? extends Scope> scopes) throws InterruptedException {
    scopes.forEach(this::submit);
    read(true);
    List<Inventory.Found> all = new ArrayList<>();
    Set<ModelArn> listed = new HashSet<>();
    for (ProjectArn project : found()) {
      for (Model model : models.getOrDefault(project, List.of())) {
        if (listed.add(model.arn())) {
          all.add(new Inventory.Found(project, model));
        }
      }
    }
    return new Inventory(List.copyOf(all), List.copyOf(unseen));
  }

  /** Returns the projects in the order of the scopes, and in each as the service sorts them. */
  private List<ProjectArn> found() {
    return projects.values().stream().flatMap(List::stream).distinct().toList();
  }

  private void submit(Scope scope) {
    if (requested.add(key(scope))) {
      projects.put(
          key(scope), scope instanceof Scope.OfProject one ? List.of(one.project()) : List.of());
      request(scope);
    }
  }

  private static Object key(Scope scope) {
    return scope instanceof Scope.OfProject one ? one.project() : scope.region();
  }

  private void request(Scope scope) {
    Gateway gateway = gateways.get(scope.region());
    open++;
    CallFailure late = CallFailures.tooLate(ControlPlane.DESCRIBE);
    workers.submit(
        gateway,
        deadline,
        () -> read(gateway, scope),
        new Answer(scope, List.of(), List.of(), late));
  }

  private void read(boolean wantModels) throws InterruptedException {
    while (open > 0) {
      Answer answer = workers.next(Deadline.FOREVER);
      if (answer != null) {
        open--;
        receive(answer, wantModels);
      }
    }
  }

  private void receive(Answer answer, boolean wantModels) {
    Scope scope = answer.scope();
    CallFailure failure = answer.failure();
    if (failure != null) {
      unseen.add(new Inventory.Unseen(scope, failure.timedOut(deadline) ? null : failure));
    } else if (scope instanceof Scope.OfProject one) {
      models.put(one.project(), answer.models());
    } else {
      List<ProjectArn> found = inRegion(scope.region(), answer.projects());
      projects.put(key(scope), found);
      if (wantModels) {
        found.stream().filter(requested::add).map(Scope.OfProject::new).forEach(this::request);
      }
    }
  }

  /** Skips projects of other regions, from an endpoint that does not separate regions. */
  private List<ProjectArn> inRegion(String region, List<ProjectArn> listed) {
    Gateway gateway = gateways.get(region);
    listed.stream()
        .filter(project -> !gateway.serves(project))
        .findFirst()
        .ifPresent(project -> workers.reportIgnored(region, project));
    return listed.stream().filter(gateway::serves).toList();
  }

  /** Runs on a worker's thread. */
  private Answer read(Gateway gateway, Scope scope) {
    try {
      if (scope instanceof Scope.OfProject one) {
        ReadBackoff backoff = backoff(new Event.InProject(one.project()));
        return new Answer(scope, List.of(), gateway.allModels(one.project(), backoff), null);
      }
      ReadBackoff backoff = backoff(new Event.InRegion(scope.region()));
      return new Answer(scope, gateway.allProjects(backoff), List.of(), null);
    } catch (CallException e) {
      return new Answer(scope, List.of(), List.of(), e.failure());
    }
  }

  private ReadBackoff backoff(Event.Place place) {
    return ReadBackoff.within(deadline, workers.retries(place));
  }
}
