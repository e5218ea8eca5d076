package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.time.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Waits for models: one watch a project, whose looks keep apart from those at other projects. */
final class Waiter {
  private final Regions regions;
  private final Loop loop;
  private final WaitPolicy policy;
  private final Observer observer;
  private final Troubles troubles;
  private final Map<ProjectArn, Watch> watches = new LinkedHashMap<>();

  Waiter(Regions regions, Loop loop, WaitPolicy policy, Observer observer) {
    this.regions = regions;
    this.loop = loop;
    this.policy = policy;
    this.observer = observer;
    this.troubles = new Troubles(observer);
  }

  Loop loop() {
    return loop;
  }

  Troubles troubles() {
    return troubles;
  }

  /** Returns the deadline of a phase that begins with its first call, or wait. */
  Deadline newPhase() {
    return Deadline.later(loop.timer(), policy.timeout());
  }

  /**
   * Looks until the judge comes to a verdict, until a look fails for good, or until the deadline.
   *
   * @param seen the model as it was last seen
   * @param then told how it ended
   */
  void await(
      ProjectArn project, Model seen, Judge judge, Deadline deadline, Consumer<Ending> then) {
    deadline.begin();
    watches
        .computeIfAbsent(project, p -> new Watch(this, regions.get(p.region()), p, policy))
        .add(new Wait(seen, judge, deadline, observer, then));
  }

  /** Returns a pause, or a longer one where a look at another project of the region is due. */
  Duration apart(Watch watch, Duration pause) {
    long gap = watch.region().lookPace().gap().toNanos();
    long now = loop.timer().nanoTime();
    long due = pause.toNanos();
    for (long other : dueBesides(watch, now)) {
      if (Math.abs(other - due) < gap) {
        due = other + gap;
      }
    }
    return Duration.ofNanos(due);
  }

  private List<Long> dueBesides(Watch watch, long now) {
    return watches.values().stream()
        .filter(w -> w != watch && w.region() == watch.region())
        .flatMap(w -> w.due().stream())
        .map(due -> due - now)
        .sorted()
        .toList();
  }
}
