package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Plan.Pending;
import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.lifecycle.Result.End;

/** Carries out the plan to stop a model. */
final class Stopper {
  private final Mover mover;
  private final Waiter waiter;
  private final WaitPolicy policy;

  Stopper(Mover mover, Waiter waiter, WaitPolicy policy) {
    this.mover = mover;
    this.waiter = waiter;
    this.policy = policy;
  }

  Result carryOut(Pending plan) throws InterruptedException {
    Phase phase = stop(plan.project(), plan.model(), plan.first());
    if (phase.verdict() != Verdict.REACHED) {
      return phase.unreached(Action.STOP, plan.target(), policy.timeout());
    }
    Model model = phase.model();
    boolean stopped = model != null && model.status() == ModelStatus.STOPPED;
    return new Result.Reached(
        plan.target().model(),
        stopped ? End.STOPPED : End.STOPPING,
        (stopped ? ModelStatus.STOPPED : ModelStatus.STOPPING).name());
  }

  /** Stops a model within one time-out; asks again where the service was asked too early. */
  Phase stop(ProjectArn project, Model seen, Step first) throws InterruptedException {
    Deadline deadline = waiter.newPhase();
    if (first == Step.AWAIT_STOPPED) {
      return mover.join(Action.STOP, project, seen, deadline);
    }
    Phase phase = mover.call(Action.STOP, project, seen, deadline);
    Model ready = phase.model();
    while (phase.verdict() == Verdict.CALL_AGAIN && ready != null) {
      phase = mover.call(Action.STOP, project, ready, deadline);
      ready = phase.model();
    }
    return phase;
  }
}
