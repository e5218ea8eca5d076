package io.github.rekcl.emulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what each call does, by the models as they are when it comes. Safe for threads. */
final class Store {
  private final EmulatorConfig config;
  private final World world = new World();
  private long lastDigits;

  Store(EmulatorConfig config) {
    this.config = config;
  }

  synchronized Project createProject(Scope scope, String name) {
    return addProject(scope.region().orElse(config.region()), name, birth());
  }

  synchronized List<Project> projects(Scope scope) {
    return world.projects().stream().filter(project -> scope.sees(project.arn())).toList();
  }

  synchronized Model train(Scope scope, String projectArn, String name, Model.Output output) {
    Instant now = settle();
    Project project = project(scope, projectArn);
    return addModel(project, name, birth(), output, now, Status.TRAINING_IN_PROGRESS.name());
  }

  synchronized Model start(Scope scope, String arn, Model.Units units) {
    Instant now = settle();
    Model model = model(scope, arn);
    if (!model.phase().known().startable()) {
      throw refused(model, "started");
    }
    return change(model.with(units), Status.STARTING, now);
  }

  synchronized Model stop(Scope scope, String arn) {
    Instant now = settle();
    Model model = model(scope, arn);
    if (!model.phase().known().stoppable()) {
      throw refused(model, "stopped");
    }
    return change(model, Status.STOPPING, now);
  }

  synchronized Model delete(Scope scope, String arn) {
    Instant now = settle();
    Model model = model(scope, arn);
    if (!model.phase().known().deletable()) {
      throw refused(model, "deleted");
    }
    return change(model, Status.DELETING, now);
  }

  /** Returns the models of a project, newest first. */
  synchronized List<Model> models(Scope scope, String projectArn) {
    settle();
    return world.models(project(scope, projectArn).arn());
  }

  /** Returns the models of a project just before the last accepted start, stop or delete. */
  synchronized List<Model> modelsBefore(Scope scope, String projectArn) {
    settle();
    return world.modelsBefore(project(scope, projectArn).arn());
  }

  synchronized Project seedProject(String region, String name) {
    return addProject(region, name, birth());
  }

  synchronized Project seedProject(String region, String name, Birth birth) {
    return addProject(region, name, birth);
  }

  synchronized Model seedModel(String projectArn, String name, String status) {
    return seedModel(projectArn, name, status, birth());
  }

  synchronized Model seedModel(String projectArn, String name, String status, Birth birth) {
    Instant now = settle();
    Project project = project(Scope.EVERYWHERE, projectArn);
    Model.Output output = new Model.Output("emulated-bucket", "evaluation");
    return addModel(project, name, birth, output, now, status);
  }

  synchronized void seedStatus(String arn, String status) {
    Instant now = settle();
    Phase phase = Phase.entered(status, now, config.timings());
    world.put(billed(model(Scope.EVERYWHERE, arn).in(phase, now)));
  }

  synchronized void seedMessage(String arn, Model.Message message) {
    settle();
    world.put(model(Scope.EVERYWHERE, arn).saying(message));
  }

  synchronized void seedRemoval(String arn) {
    settle();
    world.remove(model(Scope.EVERYWHERE, arn).arn());
  }

  synchronized Optional<String> status(String arn) {
    settle();
    return world.model(arn).map(model -> model.phase().status());
  }

  private Project addProject(String region, String name, Birth birth) {
    if (world.hasProject(region, name)) {
      throw RefusedException.inUse("A project named %s exists already.".formatted(name));
    }
    String arn = Arns.project(region, config.accountId(), name, birth.digits());
    Project project = new Project(arn, name, birth);
    world.put(project);
    return project;
  }

  private Model addModel(
      Project project, String name, Birth birth, Model.Output output, Instant now, String status) {
    if (world.hasModel(project.arn(), name)) {
      throw RefusedException.inUse("A version named %s exists already.".formatted(name));
    }
    Phase phase = Phase.entered(status, now, config.timings());
    boolean training = phase.known() == Status.TRAINING_IN_PROGRESS;
    Instant trained = birth.time().plus(config.timings().training());
    Model model =
        new Model(
            Arns.version(project, name, birth.digits()),
            project.arn(),
            name,
            birth,
            phase,
            training ? null : trained.isBefore(now) ? trained : now,
            null,
            output,
            null);
    world.put(billed(model));
    return model;
  }

  private Model change(Model model, Status status, Instant now) {
    Model changed = model.in(Phase.entered(status.name(), now, config.timings()), now);
    world.remember();
    world.put(changed);
    return changed;
  }

  /** Gives a model its inference units if it got into its status without a start. */
  private static Model billed(Model model) {
    return model.units() == null && model.phase().known().holdsUnits()
        ? model.with(new Model.Units(1, null))
        : model;
  }

  private Instant settle() {
    Instant now = config.clock().instant();
    world.settle(now);
    return now;
  }

  private Project project(Scope scope, String arn) {
    return world
        .project(arn)
        .filter(project -> scope.sees(project.arn()))
        .orElseThrow(() -> RefusedException.notFound("project", arn));
  }

  private Model model(Scope scope, String arn) {
    return world
        .model(arn)
        .filter(model -> scope.sees(model.arn()))
        .orElseThrow(() -> RefusedException.notFound("project version", arn));
  }

  private static RefusedException refused(Model model, String participle) {
    return RefusedException.inUse(
        "The project version %s cannot be %s while it is %s."
            .formatted(model.arn(), participle, model.phase().status()));
  }

  private Birth birth() {
    Instant now = config.clock().instant();
    lastDigits = Math.max(lastDigits + 1, now.toEpochMilli());
    return new Birth(lastDigits, now);
  }
}
