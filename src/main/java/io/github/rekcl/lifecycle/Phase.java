package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.rekognition.CallFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one phase of a command ended: a call, if there was one, and the wait after it.
 *
 * @param ending how the wait ended
 * @param accepted true if the service is known to have been at what it was asked for
 * @param doubt how the call failed, or null if it was accepted or not made
 */
record Phase(Ending ending, boolean accepted, @Nullable CallFailure doubt) {

  /** Returns the verdict, or null if there was none. */
  @Nullable Verdict verdict() {
    return ending instanceof Ending.Judged judged ? judged.verdict() : null;
  }

  /** Returns the model as last seen, or null if it was on no page. */
  @Nullable Model model() {
    if (ending instanceof Ending.Judged judged) {
      return judged.model();
    }
    return ending instanceof Ending.Broken broken
        ? broken.last()
        : ((Ending.TimedOut) ending).last();
  }

  private Acceptance acceptance() {
    if (accepted) {
      return Acceptance.CERTAIN;
    }
    return doubt != null && doubt.leavesDoubt() ? Acceptance.POSSIBLE : Acceptance.NONE;
  }

  /** Returns the result of a command that ends with this phase short of its goal. */
  Result unreached(Duration timeout) {
    Model last = model();
    if (ending instanceof Ending.TimedOut) {
      return new Result.TimedOut(timeout, acceptance());
    }
    if (ending instanceof Ending.Broken broken) {
      return new Result.Failed(failure(broken.failure(), last), acceptance());
    }
    Failure why =
        doubt != null && !accepted && last != null
            ? failure(doubt, last)
            : new Failure.WentElsewhere(last);
    return new Result.Failed(why, Acceptance.NONE);
  }

  private static Failure failure(CallFailure call, @Nullable Model last) {
    return last == null
        ? new Failure.Call(call, null, null)
        : new Failure.Call(call, last.statusText(), last.statusMessage());
  }

  /** A call that was refused outright: there is nothing to wait for. */
  static Phase refused(CallFailure failure, Model seen) {
    return new Phase(new Ending.Broken(failure, seen), false, failure);
  }
}
