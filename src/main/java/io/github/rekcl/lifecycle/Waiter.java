package io.github.rekcl.lifecycle;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one loop that waits: pause, look, judge, until a verdict or the deadline. */
final class Waiter {
  private final ControlPlane controlPlane;
  private final Timer timer;
  private final WaitPolicy policy;
  private final Consumer<Event> events;
  private final Set<String> told = new HashSet<>();

  Waiter(ControlPlane controlPlane, Timer timer, WaitPolicy policy, Consumer<Event> events) {
    this.controlPlane = controlPlane;
    this.timer = timer;
    this.policy = policy;
    this.events = events;
  }

  /** Returns the deadline of a phase that begins now. */
  Deadline newPhase() {
    return new Deadline(timer, policy.timeout());
  }

  /**
   * Looks until the judge comes to a verdict, until a look fails for good, or until the deadline.
   *
   * @param seen the model as it was last seen
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  Ending await(ProjectArn project, Model seen, Judge judge, Deadline deadline)
      throws InterruptedException {
    Patience patience = new Patience(deadline);
    Optional<Model> last = Optional.of(seen);
    Duration pause = policy.firstPause();
    while (!deadline.over()) {
      sleep(pause, deadline);
      pause = policy.pauseAfter(pause);
      Optional<Model> look;
      try {
        look = controlPlane.find(project, seen.arn(), deadline);
      } catch (CallException e) {
        if (!e.failure().kind().passes()) {
          return new Ending.Broken(e.failure(), last.orElse(null));
        }
        if (!deadline.over()) {
          trouble(seen.arn(), e.failure());
        }
        continue;
      }
      tellIfChanged(seen.arn(), last, look);
      last = look;
      Verdict verdict = lasting(judge.judge(look), look.isPresent(), patience);
      if (verdict != Verdict.WAIT) {
        return new Ending.Judged(verdict, look.orElse(null));
      }
    }
    return new Ending.TimedOut(last.orElse(null));
  }

  /** Tells of a failed call; once for each kind of failure, however often it comes. */
  void trouble(ModelArn model, CallFailure failure) {
    if (told.add(failure.operation() + failure.code())) {
      events.accept(new Event.Troubled(model, failure));
    }
  }

  private void sleep(Duration pause, Deadline deadline) throws InterruptedException {
    timer.sleep(Deadline.shorter(pause, deadline.untilLastLook()));
  }

  private void tellIfChanged(ModelArn model, Optional<Model> last, Optional<Model> look) {
    @Nullable String before = last.map(Model::statusText).orElse(null);
    @Nullable String now = look.map(Model::statusText).orElse(null);
    if (now == null ? before != null : !now.equals(before)) {
      events.accept(new Event.Seen(model, now));
    }
  }

  private static Verdict lasting(Verdict verdict, boolean present, Patience patience) {
    return switch (verdict) {
      case WAIT -> {
        patience.renew();
        yield Verdict.WAIT;
      }
      case SUSPECT -> patience.endsWithThisLook(present) ? Verdict.ELSEWHERE : Verdict.WAIT;
      case REACHED, CALL_AGAIN, ELSEWHERE -> verdict;
    };
  }
}
