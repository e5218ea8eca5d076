package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Plan.Pending;
import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.time.Deadline;
import java.util.function.Consumer;

/** Carries out plans to stop models. */
final class Stopper {
  private final Mover mover;
  private final Waiter waiter;
  private final WaitPolicy policy;

  Stopper(Mover mover, Waiter waiter, WaitPolicy policy) {
    this.mover = mover;
    this.waiter = waiter;
    this.policy = policy;
  }

  void carryOut(Pending plan, Consumer<Outcome> then) {
    stop(plan.project(), plan.model(), plan.first(), phase -> then.accept(outcome(phase)));
  }

  private Outcome outcome(Phase phase) {
    Model model = phase.model();
    if (phase.verdict() != Verdict.REACHED) {
      return new Outcome(phase.unreached(policy.timeout()), model);
    }
    boolean stopped = model != null && model.status() == ModelStatus.STOPPED;
    return new Outcome(new Result.Reached(stopped ? End.STOPPED : End.STOPPING), model);
  }

  /** Stops a model within one time-out; asks again where the service was asked too early. */
  void stop(ProjectArn project, Model seen, Step first, Consumer<Phase> then) {
    Deadline deadline = waiter.newPhase();
    if (first == Step.AWAIT_STOPPED) {
      mover.join(Action.STOP, project, seen, deadline, then);
    } else {
      mover.callUntilHeard(Action.STOP, project, seen, deadline, then);
    }
  }
}
