package io.github.rekcl.lifecycle;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Moves one model by one call of the service, or joins a move that is under way, and waits. */
final class Mover {
  private final ControlPlane controlPlane;
  private final Waiter waiter;
  private final Consumer<Event> events;
  private final boolean acceptedIsEnough;

  /**
   * Makes a mover for one command.
   *
   * @param acceptedIsEnough true if a move that the service is at needn't be waited for
   */
  Mover(
      ControlPlane controlPlane, Waiter waiter, Consumer<Event> events, boolean acceptedIsEnough) {
    this.controlPlane = controlPlane;
    this.waiter = waiter;
    this.events = events;
    this.acceptedIsEnough = acceptedIsEnough;
  }

  /** Waits for the end of a move that the model was seen at. */
  Phase join(Action move, ProjectArn project, Model seen, Deadline deadline)
      throws InterruptedException {
    events.accept(new Event.UnderWay(seen.arn(), move));
    return acceptedIsEnough
        ? underWay(seen)
        : await(project, seen, judge(move, null, null), deadline, null);
  }

  /**
   * Calls the service, and waits. A call that failed in a way that leaves doubt is judged by what
   * is seen afterwards: by then the service is at it, or it isn't.
   */
  Phase call(Action move, ProjectArn project, Model seen, Deadline deadline)
      throws InterruptedException {
    CallFailure failure = send(move, seen.arn(), deadline);
    if (failure == null && acceptedIsEnough) {
      return underWay(seen);
    }
    if (failure != null && !failure.leavesDoubt()) {
      return Phase.refused(failure, seen);
    }
    if (failure != null) {
      waiter.trouble(seen.arn(), failure);
    }
    return await(project, seen, judge(move, seen.statusText(), failure), deadline, failure);
  }

  private Phase await(
      ProjectArn project, Model seen, Judge judge, Deadline deadline, @Nullable CallFailure failure)
      throws InterruptedException {
    Ending ending = waiter.await(project, seen, judge, deadline);
    return new Phase(ending, judge.accepted(), failure);
  }

  private static Phase underWay(Model seen) {
    return new Phase(new Ending.Judged(Verdict.REACHED, seen), true, null);
  }

  private Judge judge(Action move, @Nullable String statusAtCall, @Nullable CallFailure doubt) {
    return switch (move) {
      case STOP -> new StopJudge(statusAtCall, doubt, acceptedIsEnough);
      case DELETE -> new DeleteJudge(doubt, acceptedIsEnough);
    };
  }

  private @Nullable CallFailure send(Action move, ModelArn model, Deadline deadline) {
    events.accept(new Event.Calling(model, move));
    try {
      switch (move) {
        case STOP -> controlPlane.stop(model, deadline);
        case DELETE -> controlPlane.delete(model, deadline);
      }
      events.accept(new Event.UnderWay(model, move));
      return null;
    } catch (CallException e) {
      return e.failure();
    }
  }
}
