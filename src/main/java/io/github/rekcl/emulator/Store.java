package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Decides what each call does, by the models as they are when it comes. Safe for threads. */
final class Store {
  static final String ACCOUNT = "111122223333";

  private final String region;
  private final Timings timings;
  private final InstantSource clock;
  private final Map<String, Project> projects = new LinkedHashMap<>();
  private final Map<String, Model> models = new LinkedHashMap<>();

  /** The models just before the last accepted change, if there was one. */
  private Optional<List<Model>> before = Optional.empty();

  private long lastDigits;

  /**
   * Creates an empty store.
   *
   * @param region the region of projects that are created without naming one
   */
  Store(String region, Timings timings, InstantSource clock) {
    this.region = region;
    this.timings = timings;
    this.clock = clock;
  }

  synchronized Project createProject(Scope scope, String name) {
    Instant now = settle();
    long digits = nextDigits(now);
    String arn = Arns.project(scope.region().orElse(region), ACCOUNT, name, digits);
    return add(new Project(arn, name, digits, now, null));
  }

  synchronized Project deleteProject(Scope scope, String arn) {
    Instant now = settle();
    Project project = openProject(scope, arn);
    if (models.values().stream().anyMatch(model -> model.projectArn().equals(arn))) {
      throw RefusedException.inUse("The project %s still has project versions.".formatted(arn));
    }
    Project deleting = project.deletedAt(now.plus(timings.transition()));
    projects.put(arn, deleting);
    return deleting;
  }

  /** Returns the projects, newest first. */
  synchronized List<Project> projects(Scope scope) {
    settle();
    List<Project> seen =
        new ArrayList<>(projects.values().stream().filter(p -> scope.sees(p.arn())).toList());
    seen.sort(Comparator.comparingLong(Project::digits).reversed());
    return seen;
  }

  /**
   * Adds a model.
   *
   * @param status its first status
   */
  synchronized Model createModel(
      Scope scope, String projectArn, String name, String status, JsonObject details) {
    Instant now = settle();
    Project project = openProject(scope, projectArn);
    return add(Model.of(project, name, nextDigits(now), now, details), status, now);
  }

  /** Refuses to copy what is not a trained model of a project. */
  synchronized void checkCopyable(Scope scope, String projectArn, String arn) {
    settle();
    Model source = find(scope, arn);
    if (!source.projectArn().equals(projectArn)) {
      throw RefusedException.notFound("project version", arn);
    }
    demand(source, Status.Call.COPY, "copied");
  }

  synchronized Model start(Scope scope, String arn, Model.Units units) {
    Instant now = settle();
    Model model = demand(find(scope, arn), Status.Call.START, "started");
    return change(model.with(units), Status.STARTING, now);
  }

  synchronized Model stop(Scope scope, String arn) {
    Instant now = settle();
    return change(demand(find(scope, arn), Status.Call.STOP, "stopped"), Status.STOPPING, now);
  }

  synchronized Model delete(Scope scope, String arn) {
    Instant now = settle();
    return change(demand(find(scope, arn), Status.Call.DELETE, "deleted"), Status.DELETING, now);
  }

  synchronized Model model(Scope scope, String arn) {
    settle();
    return find(scope, arn);
  }

  /** Returns the models of a project, newest first. */
  synchronized List<Model> models(Scope scope, String projectArn) {
    settle();
    return ofProject(project(scope, projectArn), models.values());
  }

  /** Returns the models of a project just before the last accepted start, stop or delete. */
  synchronized List<Model> modelsBefore(Scope scope, String projectArn) {
    settle();
    return ofProject(project(scope, projectArn), before.orElse(List.copyOf(models.values())));
  }

  /** Adds a project that has its ARN already. */
  synchronized Project add(Project project) {
    if (projects.values().stream().anyMatch(other -> isSameName(other, project))) {
      throw RefusedException.inUse("A project named %s exists already.".formatted(project.name()));
    }
    projects.put(project.arn(), project);
    return project;
  }

  /** Adds a model that has its ARN already. */
  synchronized Model add(Model model, String status) {
    return add(model, status, settle());
  }

  /** Replaces a model as it is now. */
  synchronized void update(String arn, BiFunction<Model, Instant, Model> change) {
    Instant now = settle();
    models.put(arn, change.apply(find(Scope.EVERYWHERE, arn), now));
  }

  synchronized void remove(String arn) {
    settle();
    models.remove(find(Scope.EVERYWHERE, arn).arn());
  }

  private Model add(Model model, String status, Instant now) {
    if (models.values().stream().anyMatch(model::isNamesake)) {
      throw RefusedException.inUse(
          "A version named %s exists already.".formatted(model.versionName()));
    }
    Instant trained = model.created().plus(timings.training());
    Model added =
        model
            .in(Status.TRAINING_COMPLETED.name(), trained.isBefore(now) ? trained : now, timings)
            .in(status, now, timings);
    models.put(added.arn(), added);
    return added;
  }

  private Model change(Model model, Status status, Instant now) {
    Model changed = model.in(status.name(), now, timings);
    before = Optional.of(List.copyOf(models.values()));
    models.put(model.arn(), changed);
    return changed;
  }

  /** Lets everything become what it is by now. */
  private Instant settle() {
    // What is shown has milliseconds; one reading of the clock serves the whole call.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    models.values().removeIf(model -> model.at(now, timings).isEmpty());
    models.replaceAll((arn, model) -> model.at(now, timings).orElse(model));
    projects.values().removeIf(project -> project.isGone(now));
    return now;
  }

  private static List<Model> ofProject(Project project, Collection<Model> all) {
    return all.stream()
        .filter(model -> model.projectArn().equals(project.arn()))
        .sorted(Comparator.comparingLong(Model::digits).reversed())
        .toList();
  }

  private Project project(Scope scope, String arn) {
    return Optional.ofNullable(projects.get(arn))
        .filter(project -> scope.sees(project.arn()))
        .orElseThrow(() -> RefusedException.notFound("project", arn));
  }

  private Project openProject(Scope scope, String arn) {
    Project project = project(scope, arn);
    if (project.deleted() != null) {
      throw RefusedException.inUse("The project %s is being deleted.".formatted(arn));
    }
    return project;
  }

  private Model find(Scope scope, String arn) {
    return Optional.ofNullable(models.get(arn))
        .filter(model -> scope.sees(model.arn()))
        .orElseThrow(() -> RefusedException.notFound("project version", arn));
  }

  private static boolean isSameName(Project one, Project other) {
    return one.name().equals(other.name()) && one.region().equals(other.region());
  }

  private static Model demand(Model model, Status.Call call, String participle) {
    if (!model.known().accepts(call)) {
      throw RefusedException.inUse(
          "The project version %s cannot be %s while it is %s."
              .formatted(model.arn(), participle, model.status()));
    }
    return model;
  }

  private long nextDigits(Instant now) {
    lastDigits = Math.max(lastDigits + 1, now.toEpochMilli());
    return lastDigits;
  }
}
