package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Result.End;
import java.util.List;
import java.util.function.Function;

/** The first look: finds the model that was named, and decides what to do. Changes nothing. */
final class Preflight {
  private static final int MOST_SUGGESTIONS = 5;

  private final ControlPlane controlPlane;
  private final WaitPolicy policy;
  private final Timer timer;

  Preflight(ControlPlane controlPlane, Timer timer, WaitPolicy policy) {
    this.controlPlane = controlPlane;
    this.timer = timer;
    this.policy = policy;
  }

  Plan planStop(Target target) {
    return plan(Action.STOP, target, model -> Rules.forStop(target, model), false);
  }

  Plan planDelete(Target target, DeleteOptions options) {
    return plan(
        Action.DELETE,
        target,
        model -> Rules.forDelete(target, model, options),
        options.ignoreNotFound());
  }

  private Plan plan(
      Action action, Target target, Function<Model, Plan> decide, boolean absentIsFine) {
    Deadline deadline = new Deadline(timer, policy.timeout());
    List<Model> named;
    try {
      named = named(target, deadline);
    } catch (CallException e) {
      return deadline.over()
          ? new Plan.Settled(
              new Result.TimedOut(action, target, policy.timeout(), null, Acceptance.NONE))
          : failed(action, target, new Failure.Call(e.failure(), null, null));
    }
    if (named.size() > 1) {
      return failed(action, target, new Failure.Ambiguous(named.stream().map(Model::arn).toList()));
    }
    if (named.size() == 1) {
      return decide.apply(named.get(0));
    }
    return absentIsFine
        ? new Plan.Settled(new Result.Reached(target.model(), End.ALREADY_GONE, null))
        : failed(action, target, new Failure.NotFound(others(target, deadline)));
  }

  /** Returns the models that the operator may have meant: by ARN at most one. */
  private List<Model> named(Target target, Deadline deadline) {
    return controlPlane.describe(target.project(), target.model().versionName(), deadline).stream()
        .filter(m -> target.project().holds(m.arn()))
        .filter(m -> names(target.model(), m.arn()))
        .toList();
  }

  private static boolean names(ModelRef ref, ModelArn arn) {
    return ref instanceof ModelRef.ByArn byArn
        ? byArn.arn().equals(arn)
        : ref.versionName().equals(arn.versionName());
  }

  /** Helps an operator who mistyped. That the help fails too is no news worth telling. */
  private List<ModelArn> others(Target target, Deadline deadline) {
    try {
      return controlPlane.describe(target.project(), null, deadline).stream()
          .map(Model::arn)
          .limit(MOST_SUGGESTIONS)
          .toList();
    } catch (CallException e) {
      return List.of();
    }
  }

  private static Plan failed(Action action, Target target, Failure failure) {
    return new Plan.Settled(new Result.Failed(action, target, failure, Acceptance.NONE));
  }
}
