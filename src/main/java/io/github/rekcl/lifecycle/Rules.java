package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.lifecycle.Result.End;
import java.util.Optional;

/**
 * What a status at the first look means for each command: the table of the design, as code.
 *
 * <p>Where it is unknown what the service would do, the service decides: an operator who wants an
 * end to billing isn't helped by a tool that refuses to ask.
 */
final class Rules {
  private Rules() {}

  static Plan forStop(Target target, Model model) {
    return switch (model.status()) {
      case RUNNING, STARTING, FAILED, EXPIRED, DEPRECATED, UNKNOWN ->
          pending(Action.STOP, target, model, Step.STOP, DeleteOptions.NONE);
      case STOPPING -> pending(Action.STOP, target, model, Step.AWAIT_STOPPED, DeleteOptions.NONE);
      case STOPPED -> done(model, End.ALREADY_STOPPED);
      case TRAINING_COMPLETED, TRAINING_FAILED, COPYING_COMPLETED, COPYING_FAILED ->
          done(model, End.NOT_RUNNING);
      case TRAINING_IN_PROGRESS, COPYING_IN_PROGRESS, DELETING ->
          refused(Action.STOP, target, model);
    };
  }

  static Plan forDelete(Target target, Model model, DeleteOptions options) {
    return stepToDelete(model.status(), options)
        .map(step -> pending(Action.DELETE, target, model, step, options))
        .orElseGet(() -> refused(Action.DELETE, target, model));
  }

  /** Returns the next step on the way to a deletion; empty if the status rules it out. */
  static Optional<Step> stepToDelete(ModelStatus status, DeleteOptions options) {
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
      case RUNNING, STARTING -> allowed(options.stopFirst(), Step.STOP);
      case STOPPING -> allowed(options.stopFirst(), Step.AWAIT_STOPPED);
      case TRAINING_IN_PROGRESS, COPYING_IN_PROGRESS ->
          allowed(options.awaitTraining(), Step.AWAIT_TRAINED);
    };
  }

  private static Optional<Step> allowed(boolean allowed, Step step) {
    return allowed ? Optional.of(step) : Optional.empty();
  }

  private static Plan pending(
      Action action, Target target, Model model, Step first, DeleteOptions options) {
    return new Plan.Pending(action, target.project(), model, first, options);
  }

  private static Plan done(Model model, End end) {
    return new Plan.Settled(
        new Result.Reached(new ModelRef.ByArn(model.arn()), end, model.statusText()));
  }

  private static Plan refused(Action action, Target target, Model model) {
    Target found = new Target(target.project(), new ModelRef.ByArn(model.arn()));
    return new Plan.Settled(
        new Result.Failed(action, found, new Failure.WrongStatus(model), Acceptance.NONE));
  }
}
