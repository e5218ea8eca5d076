package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Holds the projects and models, and decides what each request does to them. Each method sees only
 * the region that it is given; an empty region means all. Thread-safe.
 */
final class Store {
  private final String defaultRegion;
  private final Timings timings;
  private final InstantSource clock;
  private final Map<String, Project> projects = new LinkedHashMap<>();
  private final Map<String, Model> models = new LinkedHashMap<>();

  /** The models just before the last accepted start, stop or delete; null before the first. */
  private @Nullable List<Model> beforeLastChange;

  private long lastDigits;

  /**
   * Creates an empty store.
   *
   * @param defaultRegion the region of projects that are created without a region
   */
  Store(String defaultRegion, Timings timings, InstantSource clock) {
    this.defaultRegion = defaultRegion;
    this.timings = timings;
    this.clock = clock;
  }

  synchronized Project createProject(String region, String name) {
    Instant now = settle();
    String in = region.isEmpty() ? defaultRegion : region;
    return add(new Project(Arns.project(in, name, nextDigits(now)), now));
  }

  synchronized Project deleteProject(String region, String arn) {
    Instant now = settle();
    Project open = openProject(region, arn);
    if (models.values().stream().anyMatch(model -> model.projectArn().equals(arn))) {
      throw RefusedException.inUse("The project %s still has project versions.".formatted(arn));
    }
    Instant deleted = now.plus(timings.transition());
    Project deleting = new Project(arn, open.name(), open.digits(), open.created(), deleted);
    projects.put(arn, deleting);
    return deleting;
  }

  /** Returns the projects, newest first. */
  synchronized List<Project> projects(String region) {
    settle();
    return projects.values().stream()
        .filter(project -> Arns.isIn(project.arn(), region))
        .sorted(Comparator.comparingLong(Project::digits).reversed())
        .toList();
  }

  synchronized Model createModel(
      String region, String projectArn, String name, String status, JsonObject details) {
    Instant now = settle();
    Project project = openProject(region, projectArn);
    String arn = Arns.version(project, name, nextDigits(now));
    return add(new Model(arn, project, now, new JsonObject(), details), status);
  }

  /** Throws an exception unless this is a trained model of this project. */
  synchronized void checkCopyable(String region, String projectArn, String arn) {
    Model source = model(region, arn);
    if (!source.projectArn().equals(projectArn)) {
      throw RefusedException.notFound("project version", arn);
    }
    checkAccepted(source, Status.Action.COPY);
  }

  /**
   * Starts, stops or deletes a model.
   *
   * @param units the inference units of a start
   */
  synchronized Model change(String region, String arn, Status.Action action, JsonObject units) {
    Instant now = settle();
    Model model = model(region, arn);
    checkAccepted(model, action);
    beforeLastChange = List.copyOf(models.values());
    Model requested = action == Status.Action.START ? model.withUnits(units) : model;
    Model changed = requested.in(action.status, now, timings);
    models.put(arn, changed);
    return changed;
  }

  synchronized Model model(String region, String arn) {
    settle();
    Model model = models.get(arn);
    if (model == null || !Arns.isIn(arn, region)) {
      throw RefusedException.notFound("project version", arn);
    }
    return model;
  }

  /**
   * Returns the models of a project, newest first.
   *
   * @param stale whether to return them as they were before the last accepted change
   */
  synchronized List<Model> models(String region, String projectArn, boolean stale) {
    settle();
    project(region, projectArn);
    Collection<Model> all = stale && beforeLastChange != null ? beforeLastChange : models.values();
    return all.stream()
        .filter(model -> model.projectArn().equals(projectArn))
        .sorted(Comparator.comparingLong(Model::digits).reversed())
        .toList();
  }

  synchronized Project add(Project project) {
    if (projects.values().stream().anyMatch(project::hasSameName)) {
      throw RefusedException.inUse("A project named %s exists already.".formatted(project.name()));
    }
    projects.put(project.arn(), project);
    return project;
  }

  /** Adds a model, in this status from now on. */
  synchronized Model add(Model model, String status) {
    Instant now = settle();
    if (models.values().stream().anyMatch(model::hasSameName)) {
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

  /** Replaces a model, even where the service would refuse the change. */
  synchronized void update(String arn, UnaryOperator<Model> change) {
    models.put(arn, change.apply(model("", arn)));
  }

  /** Applies the status changes that are due, and returns the time. */
  private Instant settle() {
    // The service shows milliseconds.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    models.values().removeIf(model -> model.at(now, timings).isEmpty());
    models.replaceAll((arn, model) -> model.at(now, timings).orElse(model));
    projects.values().removeIf(project -> project.isGone(now));
    return now;
  }

  private Project project(String region, String arn) {
    Project project = projects.get(arn);
    if (project == null || !Arns.isIn(arn, region)) {
      throw RefusedException.notFound("project", arn);
    }
    return project;
  }

  private Project openProject(String region, String arn) {
    Project project = project(region, arn);
    if (project.deleted() != null) {
      throw RefusedException.inUse("The project %s is being deleted.".formatted(arn));
    }
    return project;
  }

  private static void checkAccepted(Model model, Status.Action action) {
    if (!model.known().accepted.contains(action)) {
      throw RefusedException.inUse(
          "The project version %s cannot be %s while it is %s."
              .formatted(model.arn(), action.participle, model.status()));
    }
  }

  private long nextDigits(Instant now) {
    lastDigits = Math.max(lastDigits + 1, now.toEpochMilli());
    return lastDigits;
  }
}
