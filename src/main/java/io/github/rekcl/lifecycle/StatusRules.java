package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import java.util.Optional;

/**
 * What to do with a model in each status, when the plan is made and between the steps of a
 * deletion: the status table of the documentation.
 *
 * <p>Where it is not documented what the service would do, the call is made and the service
 * decides: refusing to try would leave the model billed.
 */
final class StatusRules {
  private StatusRules() {}

  static Plan plan(LifecycleRequest request, ProjectArn project, Model model) {
    return switch (request.action()) {
      case STOP -> toStop(request, project, model);
      case DELETE ->
          stepToDelete(model.status(), request)
              .<Plan>map(step -> new Plan.Pending(request, project, model, step))
              .orElseGet(() -> refused(request, project, model));
    };
  }

  private static Plan toStop(LifecycleRequest request, ProjectArn project, Model model) {
    return switch (model.status()) {
      case RUNNING, STARTING, FAILED, EXPIRED, DEPRECATED, UNKNOWN ->
          new Plan.Pending(request, project, model, Step.STOP);
      case STOPPING -> new Plan.Pending(request, project, model, Step.AWAIT_STOPPED);
      case STOPPED -> done(request, project, model, new Result.Reached(End.ALREADY_STOPPED));
      case TRAINING_COMPLETED, TRAINING_FAILED, COPYING_COMPLETED, COPYING_FAILED ->
          done(request, project, model, new Result.Reached(End.NOT_RUNNING));
      case TRAINING_IN_PROGRESS, COPYING_IN_PROGRESS, DELETING -> refused(request, project, model);
    };
  }

  /** Returns the next step of a deletion; empty if the status rules it out. */
  static Optional<Step> stepToDelete(ModelStatus status, LifecycleRequest request) {
    return switch (status) {
      case STOPPED,
          TRAINING_COMPLETED,
          TRAINING_FAILED,
          COPYING_COMPLETED,
          COPYING_FAILED,
          FAILED,
          EXPIRED,
          DEPRECATED,
          UNKNOWN ->
          Optional.of(Step.DELETE);
      case DELETING -> Optional.of(Step.AWAIT_GONE);
      case RUNNING, STARTING -> allowed(request.stopFirst(), Step.STOP);
      case STOPPING -> allowed(request.stopFirst(), Step.AWAIT_STOPPED);
      case TRAINING_IN_PROGRESS, COPYING_IN_PROGRESS ->
          allowed(request.awaitTraining(), Step.AWAIT_TRAINED);
    };
  }

  /** As {@link #stepToDelete}, once the stop before a deletion has ended. */
  static Optional<Step> stepToDeleteAfterStop(ModelStatus status) {
    return switch (status) {
      case STOPPED -> Optional.of(Step.DELETE);
      // Deleted by somebody else: what was confirmed happens anyway.
      case DELETING -> Optional.of(Step.AWAIT_GONE);
      default -> Optional.empty();
    };
  }

  private static Optional<Step> allowed(boolean allowed, Step step) {
    return allowed ? Optional.of(step) : Optional.empty();
  }

  private static Plan refused(LifecycleRequest request, ProjectArn project, Model model) {
    Failure why = new Failure.WrongStatus(model);
    return done(request, project, model, new Result.Failed(why, Acceptance.NONE));
  }

  private static Plan done(
      LifecycleRequest request, ProjectArn project, Model model, Result result) {
    return Plan.done(request, Target.of(project, model.arn()), model, result);
  }
}
