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
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what each call does, by the models as they are when it comes. A call sees its region
 * alone, or everything if the region is empty. Safe for threads.
 */
final class Store {
  static final String ACCOUNT = "111122223333";

  private final String defaultRegion;
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
   * @param defaultRegion the region of projects that are created without naming one
   */
  Store(String defaultRegion, Timings timings, InstantSource clock) {
    this.defaultRegion = defaultRegion;
    this.timings = timings;
    this.clock = clock;
  }

  synchronized Project createProject(String region, String name) {
    Instant now = settle();
    long digits = nextDigits(now);
    String in = region.isEmpty() ? defaultRegion : region;
    return add(new Project(Arns.project(in, ACCOUNT, name, digits), name, digits, now, null));
  }

  synchronized Project deleteProject(String region, String arn) {
    Instant now = settle();
    Project project = openProject(region, arn);
    if (models.values().stream().anyMatch(model -> model.projectArn().equals(arn))) {
      throw RefusedException.inUse("The project %s still has project versions.".formatted(arn));
    }
    Project deleting = project.deletedAt(now.plus(timings.transition()));
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

  /**
   * Adds a model.
   *
   * @param status its first status
   */
  synchronized Model createModel(
      String region, String projectArn, String name, String status, JsonObject details) {
    Instant now = settle();
    Project project = openProject(region, projectArn);
    return add(Model.of(project, name, nextDigits(now), now, details), status, now);
  }

  /** Refuses to copy what is not a trained model of a project. */
  synchronized void checkCopyable(String region, String projectArn, String arn) {
    Model source = model(region, arn);
    if (!source.projectArn().equals(projectArn)) {
      throw RefusedException.notFound("project version", arn);
    }
    checkAccepted(source, Status.Call.COPY);
  }

  /**
   * Starts, stops or deletes a model.
   *
   * @param units the inference units of a start
   */
  synchronized Model change(
      String region, String arn, Status.Call call, Model.@Nullable Units units) {
    Instant now = settle();
    Model model = find(region, arn);
    checkAccepted(model, call);
    Model changed =
        switch (call) {
          case START -> model.with(units).in(Status.STARTING.name(), now, timings);
          case STOP -> model.in(Status.STOPPING.name(), now, timings);
          case DELETE -> model.in(Status.DELETING.name(), now, timings);
          case COPY -> throw new IllegalArgumentException("A copy changes no model.");
        };
    before = Optional.of(List.copyOf(models.values()));
    models.put(arn, changed);
    return changed;
  }

  synchronized Model model(String region, String arn) {
    settle();
    return find(region, arn);
  }

  /**
   * Returns the models of a project, newest first.
   *
   * @param stale whether they are shown as just before the last accepted start, stop or delete
   */
  synchronized List<Model> models(String region, String projectArn, boolean stale) {
    settle();
    project(region, projectArn);
    Collection<Model> now = models.values();
    return (stale ? before.orElse(List.copyOf(now)) : now)
        .stream()
            .filter(model -> model.projectArn().equals(projectArn))
            .sorted(Comparator.comparingLong(Model::digits).reversed())
            .toList();
  }

  /** Adds a project that has its ARN already. */
  synchronized Project add(Project project) {
    if (projects.values().stream().anyMatch(project::isNamesake)) {
      throw RefusedException.inUse("A project named %s exists already.".formatted(project.name()));
    }
    projects.put(project.arn(), project);
    return project;
  }

  /** Adds a model that has its ARN already. */
  synchronized Model add(Model model, String status) {
    return add(model, status, settle());
  }

  /** Replaces a model as it is now, without asking whether the service would. */
  synchronized void update(String arn, UnaryOperator<Model> change) {
    models.put(arn, change.apply(model("", arn)));
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

  /** Lets everything become what it is by now. */
  private Instant settle() {
    // What is shown has milliseconds; one reading of the clock serves the whole call.
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

  private Model find(String region, String arn) {
    Model model = models.get(arn);
    if (model == null || !Arns.isIn(arn, region)) {
      throw RefusedException.notFound("project version", arn);
    }
    return model;
  }

  private static void checkAccepted(Model model, Status.Call call) {
    if (!model.known().accepted.contains(call)) {
      throw RefusedException.inUse(
          "The project version %s cannot be %s while it is %s."
              .formatted(model.arn(), call.participle, model.status()));
    }
  }

  private long nextDigits(Instant now) {
    lastDigits = Math.max(lastDigits + 1, now.toEpochMilli());
    return lastDigits;
  }
}
