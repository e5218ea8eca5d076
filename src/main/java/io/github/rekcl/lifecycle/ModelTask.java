package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.lifecycle.ModelProgress.State;
import io.github.rekcl.lifecycle.Phase.Verdict;
import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one model. It makes no calls and never blocks: it returns the call that it
 * wants and the time until it must be asked again, and receives each event.
 *
 * <pre>
 * WANTS_CALL --sent--> CALLING --accepted--> POLLING --reached--> next phase, or DONE
 *     ^                   |  \--failed for good--> DONE
 *     |                   \--failed, with doubt--> POLLING: the status decides
 *     \--------- "call again": throttled, or too early ---------/
 * </pre>
 */
final class ModelTask {
  private final Plan.Pending plan;
  private final WaitPolicy policy;
  private final boolean wait;
  private final Timer timer;
  private final Observer observer;
  private State state = State.WANTS_CALL;
  private Phase phase;
  private @Nullable Model last;
  private @Nullable Action called;
  private @Nullable Long begun;
  private @Nullable Long phaseBegun;
  private @Nullable Report report;

  /**
   * Creates a task that has not begun.
   *
   * @param wait false to end as soon as the service has accepted the last call
   * @param observer receives the progress at each change
   */
  ModelTask(Plan.Pending plan, WaitPolicy policy, boolean wait, Timer timer, Observer observer) {
    this.plan = plan;
    this.policy = policy;
    this.wait = wait;
    this.timer = timer;
    this.observer = observer;
    this.last = plan.model();
    this.phase = phase(plan.first());
  }

  ProjectArn project() {
    return plan.project();
  }

  ModelArn model() {
    return plan.model().arn();
  }

  State state() {
    return state;
  }

  boolean isPolling() {
    return state == State.POLLING;
  }

  boolean isDone() {
    return state == State.DONE;
  }

  /** Returns the outcome, once the task is done. */
  Optional<Report> report() {
    return Optional.ofNullable(report);
  }

  /** Returns the call that is to be sent now, if there is one. */
  Optional<Action> wantedCall() {
    return state == State.WANTS_CALL ? Optional.ofNullable(phase.action()) : Optional.empty();
  }

  /** Returns the deadline of the current phase. */
  Deadline deadline() {
    return phase.deadline();
  }

  /** Returns the time until {@link #onTime} has to be called. */
  Duration untilTime() {
    Deadline deadline = phase.deadline();
    return switch (state) {
      case WANTS_CALL -> deadline.hasBegun() ? deadline.untilLastPoll() : Deadline.FOREVER;
      case POLLING -> deadline.remaining();
      case CALLING, DONE -> Deadline.FOREVER;
    };
  }

  void start() {
    begin(plan.first());
  }

  void onCallSent() {
    beginPhase();
    phase.onCall(Objects.requireNonNull(last));
    called = phase.action();
    state = State.CALLING;
    notifyObserver();
  }

  void onCallAccepted() {
    if (state == State.CALLING) {
      underWay();
    }
  }

  void onCallFailed(CallFailure failure) {
    if (state != State.CALLING) {
      return;
    }
    phase.onCallFailed(failure);
    if (failure.leavesDoubt()) {
      state = State.POLLING;
      endIfOver();
    } else {
      fail(failure);
    }
  }

  /** Receives the model from a poll, or null if it no longer exists. */
  void onSeen(@Nullable Model model) {
    if (state != State.POLLING) {
      return;
    }
    String before = lastStatus();
    last = model;
    Verdict verdict = phase.onSeen(model);
    if (!Objects.equals(before, lastStatus())) {
      notifyObserver();
    }
    switch (verdict) {
      case WAIT, SUSPECT -> endIfOver();
      case CALL_AGAIN -> {
        state = State.WANTS_CALL;
        endIfOver();
      }
      case REACHED, ELSEWHERE -> ended(verdict);
    }
  }

  void onPollFailed(CallFailure failure) {
    if (state != State.POLLING) {
      return;
    }
    if (failure.kind().passes()) {
      endIfOver();
    } else {
      fail(failure);
    }
  }

  /** Ends the task if its deadline has passed. */
  void onTime() {
    if (untilTime().isZero()) {
      timeOut();
    }
  }

  private void begin(Step step) {
    phase = phase(step);
    switch (step) {
      case STOP, DELETE -> state = State.WANTS_CALL;
      case AWAIT_STOPPED, AWAIT_GONE -> underWay();
      case AWAIT_TRAINED -> {
        beginPhase();
        state = State.POLLING;
        notifyObserver();
        endIfOver();
      }
    }
  }

  private Phase phase(Step step) {
    Deadline deadline = Deadline.later(timer, policy.timeout());
    return switch (step) {
      case AWAIT_TRAINED -> new TrainingPhase(deadline);
      case STOP, AWAIT_STOPPED -> new StopPhase(deadline, !wait && plan.action() == Action.STOP);
      case DELETE, AWAIT_GONE -> new DeletePhase(deadline, !wait);
    };
  }

  /** The service has accepted the call, or one that was made before. */
  private void underWay() {
    beginPhase();
    phase.onAccepted();
    called = phase.action();
    state = State.POLLING;
    notifyObserver();
    if (phase.acceptedIsEnough()) {
      ended(Verdict.REACHED);
    } else {
      endIfOver();
    }
  }

  private void beginPhase() {
    if (!phase.deadline().hasBegun()) {
      phase.deadline().begin();
      phaseBegun = timer.nanoTime();
    }
    if (begun == null) {
      begun = phaseBegun;
    }
  }

  private void endIfOver() {
    if (phase.deadline().over()) {
      timeOut();
    }
  }

  /** The phase is over: REACHED or ELSEWHERE. */
  private void ended(Verdict verdict) {
    Model model = last;
    if (model == null && plan.action() == Action.DELETE) {
      end(new Result.Reached(End.DELETED));
    } else if (phase.action() != plan.action()) {
      nextStep(Objects.requireNonNull(model).status())
          .ifPresentOrElse(this::begin, this::failElsewhere);
    } else if (verdict == Verdict.REACHED) {
      end(new Result.Reached(reached(model)));
    } else {
      failElsewhere();
    }
  }

  /**
   * Returns the step of a deletion after a training or a stop; empty if the status rules it out.
   */
  private Optional<Step> nextStep(ModelStatus status) {
    return phase.action() == null
        ? StatusRules.stepToDelete(status, plan.request())
        : StatusRules.stepToDeleteAfterStop(status);
  }

  private End reached(@Nullable Model model) {
    if (plan.action() == Action.DELETE) {
      return End.DELETING;
    }
    boolean stopped = model != null && model.status() == ModelStatus.STOPPED;
    return stopped ? End.STOPPED : End.STOPPING;
  }

  private void timeOut() {
    end(new Result.TimedOut(policy.timeout(), phase.acceptance()));
  }

  private void fail(CallFailure failure) {
    end(new Result.Failed(failure(failure), phase.acceptance()));
  }

  private void failElsewhere() {
    CallFailure failure = phase.callFailure();
    Failure why =
        failure == null || phase.isAccepted() || last == null
            ? new Failure.WentElsewhere(last)
            : failure(failure);
    end(new Result.Failed(why, Acceptance.NONE));
  }

  private Failure failure(CallFailure call) {
    return new Failure.Call(call, lastStatus(), last == null ? null : last.statusMessage());
  }

  private @Nullable String lastStatus() {
    return last == null ? null : last.statusText();
  }

  private void end(Result result) {
    state = State.DONE;
    Duration elapsed = progress().elapsed(timer);
    report = new Report(plan.action(), plan.target(), plan.model(), last, elapsed, result);
    notifyObserver();
  }

  private ModelProgress progress() {
    return new ModelProgress(
        plan, state, called, phase.acceptance(), last, begun, phaseBegun, report);
  }

  private void notifyObserver() {
    observer.on(new Event.Progressed(progress()));
  }
}
