package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The looks at one project, shared by all waits for its models: pause, look, hand out what was
 * seen. The pauses grow from a second to the poll interval, and begin anew with the first wait
 * after none; a wait that joins others takes their rhythm.
 */
final class Watch {
  private final Waiter waiter;
  private final Region region;
  private final ProjectArn project;
  private final WaitPolicy policy;
  private final Map<Wait, Loop.Task> waits = new LinkedHashMap<>();
  private Duration pause;
  private boolean looking;
  private Loop.@Nullable Task next;

  /** When the next look is due, on the timer's scale; meaningless while there is none. */
  private long due;

  Watch(Waiter waiter, Region region, ProjectArn project, WaitPolicy policy) {
    this.waiter = waiter;
    this.region = region;
    this.project = project;
    this.policy = policy;
    this.pause = policy.firstPause();
  }

  Region region() {
    return region;
  }

  /** Returns when the next look is due, if one is. */
  Optional<Long> due() {
    return next == null ? Optional.empty() : Optional.of(due);
  }

  void add(Wait wait) {
    if (wait.deadline().over()) {
      wait.end(wait.timedOut());
      return;
    }
    boolean first = waits.isEmpty();
    Duration left = wait.deadline().remaining();
    waits.put(wait, waiter.loop().after(left, () -> end(wait, wait.timedOut())));
    if (first) {
      pause = policy.firstPause();
    }
    if (next != null && wait.deadline().untilLastLook().compareTo(untilNext()) < 0) {
      next.cancel();
      next = null;
    }
    if (!looking && next == null) {
      rest();
    }
  }

  private Duration untilNext() {
    return Duration.ofNanos(due - waiter.loop().timer().nanoTime());
  }

  private void end(Wait wait, Ending ending) {
    Loop.Task timeOut = waits.remove(wait);
    if (timeOut == null) {
      return;
    }
    timeOut.cancel();
    if (waits.isEmpty() && next != null) {
      next.cancel();
      next = null;
    }
    wait.end(ending);
  }

  private void rest() {
    Duration inRhythm = waiter.apart(this, pause);
    // A last look that many waits need is one look: those that end a moment later go without.
    Duration soonest = waits.size() > 1 ? policy.firstPause() : Duration.ZERO;
    Duration last = lastLook();
    Duration needed = last.compareTo(soonest) < 0 ? soonest : last;
    Duration rest = Deadline.shorter(inRhythm, needed);
    due = waiter.loop().timer().nanoTime() + rest.toNanos();
    next = waiter.loop().after(rest, this::look);
  }

  /** Returns the time until the first of the waits needs its last look. */
  private Duration lastLook() {
    return waits.keySet().stream()
        .map(wait -> wait.deadline().untilLastLook())
        .min(Duration::compareTo)
        .orElseThrow();
  }

  private void look() {
    next = null;
    looking = true;
    List<Wait> those = List.copyOf(waits.keySet());
    Deadline longest = those.get(0).deadline();
    for (Wait wait : those) {
      if (wait.deadline().remaining().compareTo(longest.remaining()) > 0) {
        longest = wait.deadline();
      }
    }
    new Sight(region, project, longest, Persistence.NONE, answer -> looked(those, answer))
        .at(those.stream().map(Wait::model).toList());
  }

  private void looked(List<Wait> those, Answer<List<Model>> answer) {
    looking = false;
    pause = policy.pauseAfter(pause);
    answer.then(models -> seen(those, models), failure -> failed(those, failure));
    if (!waits.isEmpty() && next == null) {
      rest();
    }
  }

  private void seen(List<Wait> those, List<Model> models) {
    Map<ModelArn, Model> byArn = new LinkedHashMap<>();
    models.forEach(m -> byArn.put(m.arn(), m));
    for (Wait wait : those) {
      if (waits.containsKey(wait)) {
        wait.look(Optional.ofNullable(byArn.get(wait.model().arn())))
            .ifPresent(ending -> end(wait, ending));
      }
    }
  }

  private void failed(List<Wait> those, CallFailure failure) {
    List<Wait> here = new ArrayList<>(those);
    here.retainAll(waits.keySet());
    if (failure.kind().passes() && here.stream().anyMatch(w -> !w.deadline().over())) {
      waiter.troubles().tell(place(here), failure);
    }
    for (Wait wait : here) {
      wait.failed(failure).ifPresent(ending -> end(wait, ending));
    }
  }

  private Event.Place place(List<Wait> here) {
    return here.size() == 1
        ? new Event.OneModel(here.get(0).model().arn())
        : new Event.InProject(project);
  }
}
