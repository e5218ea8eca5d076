package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One step of a command for one model, with a deadline of its own: the wait for a training to end,
 * a stop, or a deletion. Decides what each poll means.
 */
abstract class Phase {
  private final Deadline deadline;
  private final boolean acceptedIsEnough;
  private StaleReadGuard staleReads;
  private boolean accepted;
  private boolean inDoubt;
  private @Nullable String statusAtCall;
  private @Nullable CallFailure callFailure;
  private boolean seenUnderWay;

  /** What a poll means. */
  enum Verdict {
    /** The model is on its way. */
    WAIT,
    /** Unexpected, but the answer may be stale: it counts only once it has lasted. */
    SUSPECT,
    /** The model is where it was asked to be. */
    REACHED,
    /** The call was throttled, or refused because it came too early: send it again. */
    CALL_AGAIN,
    /** The model ended in another status; waiting longer does not help. */
    ELSEWHERE
  }

  /**
   * Creates a phase that has not begun.
   *
   * @param deadline when the phase times out; starts to run with its first call or poll
   * @param acceptedIsEnough true if the phase ends as soon as the service has accepted the call
   */
  Phase(Deadline deadline, boolean acceptedIsEnough) {
    this.deadline = deadline;
    this.acceptedIsEnough = acceptedIsEnough;
    this.staleReads = new StaleReadGuard(deadline.timer());
  }

  /**
   * Returns the call that this phase makes or, if others made it, waits for; null for a training.
   */
  abstract @Nullable Action action();

  /** Judges a poll; the model is null if it no longer exists. */
  abstract Verdict verdict(@Nullable Model model);

  final Deadline deadline() {
    return deadline;
  }

  final boolean acceptedIsEnough() {
    return acceptedIsEnough;
  }

  /** Records that the call is sent now, and the model as it was last seen. */
  void onCall(Model seen) {
    statusAtCall = seen.statusText();
    callFailure = null;
    accepted = false;
    seenUnderWay = false;
    staleReads = new StaleReadGuard(deadline.timer());
  }

  /** Records that the service has accepted the call, or had accepted one before. */
  final void onAccepted() {
    accepted = true;
  }

  /** Records that the call failed. */
  final void onCallFailed(CallFailure failure) {
    callFailure = failure;
    inDoubt |= RetryPolicy.mayBeAccepted(failure);
  }

  /** Judges a poll. SUSPECT becomes WAIT, or ELSEWHERE once it has lasted. */
  final Verdict onSeen(@Nullable Model model) {
    Verdict verdict = verdict(model);
    if (verdict == Verdict.SUSPECT) {
      return staleReads.isConfirmedBy(model != null) ? Verdict.ELSEWHERE : Verdict.WAIT;
    }
    if (verdict == Verdict.WAIT) {
      staleReads.reset();
    }
    return verdict;
  }

  /** Judges a poll that shows the model doing what was asked for. */
  final Verdict underWay() {
    seenUnderWay = true;
    return acceptedIsEnough ? Verdict.REACHED : Verdict.WAIT;
  }

  /** Judges a poll that shows the model doing something else. */
  final Verdict notUnderWay(Model model) {
    return RetryPolicy.retryThrottled(callFailure, isUnmoved(model))
        ? Verdict.CALL_AGAIN
        : Verdict.SUSPECT;
  }

  /** Reports whether the model still has the status that it had before the call. */
  final boolean isUnmoved(Model model) {
    return !seenUnderWay && model.statusText().equals(statusAtCall);
  }

  /** Returns how the call failed; null if it was accepted, or there was none. */
  final @Nullable CallFailure callFailure() {
    return callFailure;
  }

  /** Reports whether the service is known to have accepted the call. */
  final boolean isAccepted() {
    return accepted || seenUnderWay;
  }

  /** Returns whether the service continues if the command ends now. */
  final Acceptance acceptance() {
    if (isAccepted()) {
      return Acceptance.CERTAIN;
    }
    if (inDoubt || (callFailure == null && statusAtCall != null)) {
      return Acceptance.POSSIBLE;
    }
    boolean refused = callFailure != null && callFailure.leavesDoubt();
    return refused ? Acceptance.REFUSED : Acceptance.NONE;
  }
}
