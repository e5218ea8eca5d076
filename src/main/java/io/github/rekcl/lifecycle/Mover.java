package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Moves a model by one call of the service, or joins a move that is under way, and waits. */
final class Mover {
  private final Regions regions;
  private final Waiter waiter;
  private final Observer observer;
  private final boolean acceptedIsEnough;

  /**
   * Makes a mover for one command.
   *
   * @param acceptedIsEnough true if a move that the service is at needn't be waited for
   */
  Mover(Regions regions, Waiter waiter, Observer observer, boolean acceptedIsEnough) {
    this.regions = regions;
    this.waiter = waiter;
    this.observer = observer;
    this.acceptedIsEnough = acceptedIsEnough;
  }

  /** Waits for the end of a move that the model was seen at. */
  void join(Action move, ProjectArn project, Model seen, Deadline deadline, Consumer<Phase> then) {
    observer.on(new Event.UnderWay(seen.arn(), move));
    if (acceptedIsEnough) {
      then.accept(underWay(seen));
    } else {
      await(project, seen, judge(move, null, null), deadline, null, then);
    }
  }

  /** Calls the service, and waits; calls again where it was called too early, or too often. */
  void callUntilHeard(
      Action move, ProjectArn project, Model seen, Deadline deadline, Consumer<Phase> then) {
    callUntilHeard(move, project, seen, deadline, null, then);
  }

  private void callUntilHeard(
      Action move,
      ProjectArn project,
      Model seen,
      Deadline deadline,
      @Nullable CallFailure before,
      Consumer<Phase> then) {
    call(
        move,
        project,
        seen,
        deadline,
        before,
        phase -> {
          Model ready = phase.model();
          if (phase.verdict() == Verdict.CALL_AGAIN && ready != null && deadline.over()) {
            then.accept(tooLate(ready, phase.doubt()));
          } else if (phase.verdict() == Verdict.CALL_AGAIN && ready != null) {
            callUntilHeard(move, project, ready, deadline, phase.doubt(), then);
          } else {
            then.accept(phase);
          }
        });
  }

  /**
   * Calls the service, and waits. A call that failed in a way that leaves doubt is judged by what
   * is seen afterwards: by then the service is at it, or it isn't.
   */
  private void call(
      Action move,
      ProjectArn project,
      Model seen,
      Deadline deadline,
      @Nullable CallFailure before,
      Consumer<Phase> then) {
    Runnable onTurn =
        () -> {
          deadline.begin();
          observer.on(new Event.Calling(seen.arn(), move));
        };
    regions
        .get(project.region())
        .move(
            move,
            seen.arn(),
            deadline,
            onTurn,
            answer -> {
              if (answer instanceof Answer.TooLate) {
                then.accept(tooLate(seen, before));
              } else {
                answer.then(
                    accepted -> accepted(move, project, seen, deadline, then),
                    failure -> failed(move, project, seen, deadline, failure, then));
              }
            });
  }

  /** A call that was to be made again, and had to wait for its turn until its phase was over. */
  private static Phase tooLate(Model seen, @Nullable CallFailure before) {
    return new Phase(new Ending.TimedOut(seen), false, before);
  }

  private void accepted(
      Action move, ProjectArn project, Model seen, Deadline deadline, Consumer<Phase> then) {
    observer.on(new Event.UnderWay(seen.arn(), move));
    if (acceptedIsEnough) {
      then.accept(underWay(seen));
    } else {
      await(project, seen, judge(move, seen.statusText(), null), deadline, null, then);
    }
  }

  private void failed(
      Action move,
      ProjectArn project,
      Model seen,
      Deadline deadline,
      CallFailure failure,
      Consumer<Phase> then) {
    if (!failure.leavesDoubt()) {
      then.accept(Phase.refused(failure, seen));
      return;
    }
    waiter.troubles().tell(new Event.OneModel(seen.arn()), failure);
    await(project, seen, judge(move, seen.statusText(), failure), deadline, failure, then);
  }

  private void await(
      ProjectArn project,
      Model seen,
      Judge judge,
      Deadline deadline,
      @Nullable CallFailure failure,
      Consumer<Phase> then) {
    waiter.await(
        project,
        seen,
        judge,
        deadline,
        ending -> then.accept(new Phase(ending, judge.accepted(), failure)));
  }

  private static Phase underWay(Model seen) {
    return new Phase(new Ending.Judged(Verdict.REACHED, seen), true, null);
  }

  private Judge judge(Action move, @Nullable String statusAtCall, @Nullable CallFailure doubt) {
    return switch (move) {
      case STOP -> new StopJudge(statusAtCall, doubt, acceptedIsEnough);
      case DELETE -> new DeleteJudge(statusAtCall, doubt, acceptedIsEnough);
    };
  }
}
