package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at all models of projects, or of all projects of regions. */
final class Surveyor {
  private final Regions regions;
  private final Timer timer;
  private final Duration timeout;
  private final Troubles troubles;
  private final Map<Scope, Map<ProjectArn, List<Model>>> found = new LinkedHashMap<>();
  private final List<Survey.Unseen> unseen = new ArrayList<>();

  Surveyor(Regions regions, Timer timer, Duration timeout, Troubles troubles) {
    this.regions = regions;
    this.timer = timer;
    this.timeout = timeout;
    this.troubles = troubles;
  }

  /** Begins to look. Once the loop has run to its end, all is seen that can be. */
  void begin(List<Scope> scopes) {
    for (Scope scope : scopes) {
      if (found.putIfAbsent(scope, new LinkedHashMap<>()) == null) {
        if (scope instanceof Scope.OfProject one) {
          look(scope, one.project());
        } else {
          look(scope);
        }
      }
    }
  }

  /** Begins to look which projects there are, and no further. */
  void beginProjects(List<Scope.OfRegion> scopes) {
    for (Scope scope : scopes) {
      if (found.putIfAbsent(scope, new LinkedHashMap<>()) == null) {
        projects(scope, project -> here(scope).put(project, List.of()));
      }
    }
  }

  private void look(Scope scope) {
    projects(scope, project -> look(scope, project));
  }

  private void projects(Scope scope, Consumer<ProjectArn> then) {
    Region region = regions.get(scope.region());
    Deadline deadline = Deadline.later(timer, timeout);
    Persistence persistence =
        Persistence.until(deadline, troubles, new Event.InRegion(scope.region()));
    region.allProjects(
        Set.of(),
        deadline,
        persistence,
        answer ->
            answer.then(
                projects -> projects.forEach(then), failure -> unseen(scope, failure, deadline)));
  }

  private void look(Scope scope, ProjectArn project) {
    Region region = regions.get(project.region());
    Map<ProjectArn, List<Model>> here = here(scope);
    // Keeps the service's order of projects, whichever answers first.
    here.put(project, List.of());
    Deadline deadline = Deadline.later(timer, timeout);
    Persistence persistence = Persistence.until(deadline, troubles, new Event.InProject(project));
    region.allModels(
        project,
        Set.of(),
        deadline,
        persistence,
        answer ->
            answer.then(
                models -> here.put(project, models),
                failure -> unseen(new Scope.OfProject(project), failure, deadline)));
  }

  private Map<ProjectArn, List<Model>> here(Scope scope) {
    return found.computeIfAbsent(scope, s -> new LinkedHashMap<>());
  }

  private void unseen(Scope scope, CallFailure failure, Deadline deadline) {
    unseen.add(new Survey.Unseen(scope, failure.timedOut(deadline) ? null : failure));
  }

  List<ProjectArn> projects() {
    return found.values().stream().flatMap(projects -> projects.keySet().stream()).toList();
  }

  Survey survey() {
    List<Survey.Found> all = new ArrayList<>();
    for (Map<ProjectArn, List<Model>> projects : found.values()) {
      projects.forEach(
          (project, models) -> models.forEach(m -> all.add(new Survey.Found(project, m))));
    }
    return new Survey(List.copyOf(all), List.copyOf(unseen));
  }
}
