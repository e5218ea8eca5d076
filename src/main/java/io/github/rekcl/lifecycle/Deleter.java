package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Plan.Pending;
import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.lifecycle.Result.End;
import java.util.Optional;

/** Carries out the plan to delete a model, with what has to come before. */
final class Deleter {
  private final Mover mover;
  private final Stopper stopper;
  private final Waiter waiter;
  private final WaitPolicy policy;

  /**
   * Makes a deleter for one command.
   *
   * @param mover deletes
   * @param stopper stops first, and waits for the end of the stop
   */
  Deleter(Mover mover, Stopper stopper, Waiter waiter, WaitPolicy policy) {
    this.mover = mover;
    this.stopper = stopper;
    this.waiter = waiter;
    this.policy = policy;
  }

  Result carryOut(Pending plan) throws InterruptedException {
    return switch (plan.first()) {
      case AWAIT_TRAINED -> afterTraining(plan);
      case STOP, AWAIT_STOPPED -> afterStop(plan);
      case DELETE, AWAIT_GONE -> delete(plan);
    };
  }

  private Result afterTraining(Pending plan) throws InterruptedException {
    Deadline deadline = waiter.newPhase();
    TrainedJudge judge = new TrainedJudge();
    Ending ending = waiter.await(plan.project(), plan.model(), judge, deadline);
    Phase phase = new Phase(ending, judge.accepted(), null);
    Model model = phase.model();
    if (phase.verdict() == null) {
      return unreached(phase, plan);
    }
    if (model == null) {
      return gone(plan);
    }
    Optional<Step> next = Rules.stepToDelete(model.status(), plan.options());
    return next.isPresent() ? carryOut(plan.goingOn(model, next.get())) : elsewhere(model, plan);
  }

  private Result afterStop(Pending plan) throws InterruptedException {
    Phase phase = stopper.stop(plan.project(), plan.model(), plan.first());
    Model model = phase.model();
    if (phase.verdict() == null) {
      return unreached(phase, plan);
    }
    if (model == null) {
      return gone(plan);
    }
    if (model.status() == ModelStatus.STOPPED) {
      return delete(plan.goingOn(model, Step.DELETE));
    }
    // Somebody else deletes it: what was confirmed happens all the same.
    return model.status() == ModelStatus.DELETING
        ? delete(plan.goingOn(model, Step.AWAIT_GONE))
        : unreached(phase, plan);
  }

  private Result delete(Pending plan) throws InterruptedException {
    Deadline deadline = waiter.newPhase();
    Phase phase =
        plan.first() == Step.DELETE
            ? mover.call(Action.DELETE, plan.project(), plan.model(), deadline)
            : mover.join(Action.DELETE, plan.project(), plan.model(), deadline);
    if (phase.verdict() != null && phase.model() == null) {
      return gone(plan);
    }
    return phase.verdict() != Verdict.REACHED
        ? unreached(phase, plan)
        : new Result.Reached(plan.target().model(), End.DELETING, ModelStatus.DELETING.name());
  }

  private Result unreached(Phase phase, Pending plan) {
    return phase.unreached(Action.DELETE, plan.target(), policy.timeout());
  }

  private static Result elsewhere(Model model, Pending plan) {
    return new Result.Failed(
        Action.DELETE, plan.target(), new Failure.WentElsewhere(model), Acceptance.NONE);
  }

  private static Result gone(Pending plan) {
    return new Result.Reached(plan.target().model(), End.DELETED, null);
  }
}
