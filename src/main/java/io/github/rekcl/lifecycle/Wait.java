package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The wait for one model: judges the looks at it, until a verdict or the deadline. */
final class Wait {
  private final ModelRef.ByArn model;
  private final Judge judge;
  private final Deadline deadline;
  private final Patience patience;
  private final Observer observer;
  private final Consumer<Ending> then;
  private Optional<Model> last;

  /**
   * Makes a wait.
   *
   * @param seen the model as it was last seen
   * @param then told how it ended
   */
  Wait(Model seen, Judge judge, Deadline deadline, Observer observer, Consumer<Ending> then) {
    this.model = new ModelRef.ByArn(seen.arn());
    this.judge = judge;
    this.deadline = deadline;
    this.patience = new Patience(deadline);
    this.observer = observer;
    this.then = then;
    this.last = Optional.of(seen);
  }

  ModelRef.ByArn model() {
    return model;
  }

  Deadline deadline() {
    return deadline;
  }

  /** Takes a look in; returns how the wait ends with it, or nothing if it goes on. */
  Optional<Ending> look(Optional<Model> look) {
    tellIfChanged(look);
    last = look;
    Verdict verdict = lasting(judge.judge(look), look.isPresent());
    return verdict == Verdict.WAIT
        ? unlessOver()
        : Optional.of(new Ending.Judged(verdict, look.orElse(null)));
  }

  /** Takes in that a look failed; returns how the wait ends with it, or nothing if it goes on. */
  Optional<Ending> failed(CallFailure failure) {
    return failure.kind().passes()
        ? unlessOver()
        : Optional.of(new Ending.Broken(failure, last.orElse(null)));
  }

  /** Returns the end of a wait whose time is over. */
  Ending timedOut() {
    return new Ending.TimedOut(last.orElse(null));
  }

  void end(Ending ending) {
    then.accept(ending);
  }

  private Optional<Ending> unlessOver() {
    return deadline.over() ? Optional.of(timedOut()) : Optional.empty();
  }

  private void tellIfChanged(Optional<Model> look) {
    @Nullable String before = last.map(Model::statusText).orElse(null);
    @Nullable String now = look.map(Model::statusText).orElse(null);
    if (now == null ? before != null : !now.equals(before)) {
      observer.on(new Event.Seen(model.arn(), now));
    }
  }

  private Verdict lasting(Verdict verdict, boolean present) {
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
