package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Plan.Pending;
import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.time.Deadline;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out plans to delete models, with what has to come before. */
final class Deleter {
  private final Mover mover;
  private final Stopper stopper;
  private final Waiter waiter;
  private final WaitPolicy policy;
  private final Observer observer;

  /**
   * Makes a deleter for one command.
   *
   * @param mover deletes
   * @param stopper stops first, and waits for the end of the stop
   */
  Deleter(Mover mover, Stopper stopper, Waiter waiter, WaitPolicy policy, Observer observer) {
    this.mover = mover;
    this.stopper = stopper;
    this.waiter = waiter;
    this.policy = policy;
    this.observer = observer;
  }

  void carryOut(Pending plan, Consumer<Outcome> then) {
    switch (plan.first()) {
      case AWAIT_TRAINED -> train(plan, then);
      case STOP, AWAIT_STOPPED ->
          stopper.stop(
              plan.project(), plan.model(), plan.first(), phase -> stopped(plan, phase, then));
      case DELETE, AWAIT_GONE -> delete(plan, then);
    }
  }

  private void train(Pending plan, Consumer<Outcome> then) {
    observer.on(new Event.Awaiting(plan.model().arn()));
    TrainedJudge judge = new TrainedJudge();
    waiter.await(
        plan.project(),
        plan.model(),
        judge,
        waiter.newPhase(),
        ending -> trained(plan, new Phase(ending, judge.accepted(), null), then));
  }

  private void trained(Pending plan, Phase phase, Consumer<Outcome> then) {
    Model model = phase.model();
    if (phase.verdict() == null) {
      then.accept(unreached(phase));
    } else if (model == null) {
      then.accept(gone());
    } else {
      Optional<Step> next = Rules.stepToDelete(model.status(), plan.order().options());
      if (next.isPresent()) {
        carryOut(plan.goingOn(model, next.get()), then);
      } else {
        then.accept(elsewhere(model));
      }
    }
  }

  private void stopped(Pending plan, Phase phase, Consumer<Outcome> then) {
    Model model = phase.model();
    if (phase.verdict() == null) {
      then.accept(unreached(phase));
    } else if (model == null) {
      then.accept(gone());
    } else if (model.status() == ModelStatus.STOPPED) {
      delete(plan.goingOn(model, Step.DELETE), then);
    } else if (model.status() == ModelStatus.DELETING) {
      // Somebody else deletes it: what was confirmed happens all the same.
      delete(plan.goingOn(model, Step.AWAIT_GONE), then);
    } else {
      then.accept(unreached(phase));
    }
  }

  private void delete(Pending plan, Consumer<Outcome> then) {
    Deadline deadline = waiter.newPhase();
    Consumer<Phase> deleted = phase -> then.accept(deleted(phase));
    if (plan.first() == Step.DELETE) {
      mover.callUntilHeard(Action.DELETE, plan.project(), plan.model(), deadline, deleted);
    } else {
      mover.join(Action.DELETE, plan.project(), plan.model(), deadline, deleted);
    }
  }

  private Outcome deleted(Phase phase) {
    if (phase.verdict() != null && phase.model() == null) {
      return gone();
    }
    return phase.verdict() == Verdict.REACHED
        ? new Outcome(new Result.Reached(End.DELETING), phase.model())
        : unreached(phase);
  }

  private Outcome unreached(Phase phase) {
    return new Outcome(phase.unreached(policy.timeout()), phase.model());
  }

  private static Outcome elsewhere(Model model) {
    return new Outcome(new Result.Failed(new Failure.WentElsewhere(model), Acceptance.NONE), model);
  }

  private static Outcome gone() {
    return new Outcome(new Result.Reached(End.DELETED), null);
  }
}
