package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One time-out's worth of what is done to a model: the wait for the end of a training, a stop, or a
 * deletion. Decides what each poll means.
 */
abstract class Phase {
  private final Deadline deadline;
  private final boolean acceptedIsEnough;
  private Suspicion suspicion;
  private boolean accepted;
  private boolean inDoubt;
  private @Nullable String statusAtCall;
  private @Nullable CallFailure callFailure;
  private boolean seenUnderWay;

  /** What a poll means. */
  enum Verdict {
    /** On its way. */
    WAIT,
    /** As it should not be; but a poll right after a call may be stale. Wrong only if it lasts. */
    SUSPECT,
    /** Where it was asked to be. */
    REACHED,
    /** The call was refused because it came too early, or too often; now it may be made. */
    CALL_AGAIN,
    /** Somewhere else, and it won't come back. */
    ELSEWHERE
  }

  /**
   * Makes a phase that has not begun.
   *
   * @param deadline its end; begins with the first call or poll
   * @param acceptedIsEnough true if nobody waits for the end
   */
  Phase(Deadline deadline, boolean acceptedIsEnough) {
    this.deadline = deadline;
    this.acceptedIsEnough = acceptedIsEnough;
    this.suspicion = new Suspicion(deadline.timer());
  }

  /** Returns the call of this phase, or what is waited for without a call; null for a training. */
  abstract @Nullable Action action();

  /** Returns what it means that a model was seen, or that it is on no page. */
  abstract Verdict verdict(@Nullable Model model);

  final Deadline deadline() {
    return deadline;
  }

  final boolean acceptedIsEnough() {
    return acceptedIsEnough;
  }

  /** Takes in that the service is called, for a model of this status. */
  void onCall(Model seen) {
    statusAtCall = seen.statusText();
    callFailure = null;
    accepted = false;
    seenUnderWay = false;
    suspicion = new Suspicion(deadline.timer());
  }

  /** Takes in that the service has accepted the call, or was at it already. */
  final void onAccepted() {
    accepted = true;
  }

  /** Takes in that the call failed, perhaps after the service had accepted it. */
  final void onCallFailed(CallFailure failure) {
    callFailure = failure;
    inDoubt |= mayBeAccepted(failure);
  }

  /** Takes in what a poll showed; what is suspicious means WAIT, until it has lasted. */
  final Verdict onSeen(@Nullable Model model) {
    Verdict verdict = verdict(model);
    if (verdict == Verdict.SUSPECT) {
      return suspicion.isConfirmedBy(model != null) ? Verdict.ELSEWHERE : Verdict.WAIT;
    }
    if (verdict == Verdict.WAIT) {
      suspicion.reset();
    }
    return verdict;
  }

  /** The model was seen at what was asked for. */
  final Verdict underWay() {
    seenUnderWay = true;
    return acceptedIsEnough ? Verdict.REACHED : Verdict.WAIT;
  }

  /**
   * The model was seen at something else, and may be called again if only the rate was too high.
   */
  final Verdict notUnderWay(Model model) {
    boolean throttled = callFailure != null && callFailure.kind() == CallFailure.Kind.THROTTLED;
    return throttled && isUnmoved(model) ? Verdict.CALL_AGAIN : Verdict.SUSPECT;
  }

  /** Tells whether the status is that of the call, and no other was seen since. */
  final boolean isUnmoved(Model model) {
    return !seenUnderWay && model.statusText().equals(statusAtCall);
  }

  /** Returns how the call failed; null if it was accepted, or none was needed. */
  final @Nullable CallFailure callFailure() {
    return callFailure;
  }

  /** Tells whether the service is known to be at what it was asked for. */
  final boolean isAccepted() {
    return accepted || seenUnderWay;
  }

  /** Returns whether the service carries on, if the command ends now. */
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

  /** Tells whether the call itself may have been accepted; what others do is seen by polling. */
  private static boolean mayBeAccepted(CallFailure failure) {
    return switch (failure.kind()) {
      case SERVICE, NOT_THE_SERVICE, NETWORK, CLIENT -> true;
      // An earlier attempt of the SDK may have been accepted, and this one refused for that.
      case NOT_FOUND, IN_USE, DENIED, CREDENTIALS, REFUSED, THROTTLED -> failure.repeated();
    };
  }
}
