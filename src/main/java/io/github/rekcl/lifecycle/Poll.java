package io.github.rekcl.lifecycle;

import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.Gateway;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * When to poll one project, for all of its tasks together. The pauses grow from a second to the
 * poll interval, and begin anew with the first task after none; a task that joins others takes
 * their rhythm.
 */
final class Poll {
  private final ProjectArn project;
  private final Gateway gateway;
  private final List<ModelTask> tasks;
  private final WaitPolicy policy;
  private final Timer timer;
  private final Set<ModelTask> waiting = new LinkedHashSet<>();
  private List<ModelTask> polled = List.of();
  private Duration pause;
  private long due;

  Poll(ProjectArn project, Gateway gateway, List<ModelTask> tasks, WaitPolicy policy, Timer timer) {
    this.project = project;
    this.gateway = gateway;
    this.tasks = tasks;
    this.policy = policy;
    this.timer = timer;
    this.pause = policy.firstPause();
  }

  ProjectArn project() {
    return project;
  }

  Gateway gateway() {
    return gateway;
  }

  /** Tells whether a poll is scheduled. */
  boolean isScheduled() {
    return !waiting.isEmpty() && polled.isEmpty();
  }

  /** Returns the time until the scheduled poll. */
  Duration untilDue() {
    return Duration.ofNanos(Math.max(0, due - timer.nanoTime()));
  }

  /**
   * Takes in which tasks wait by now, and schedules the next poll where that is needed.
   *
   * @param others the other polls, which it keeps apart from
   */
  void update(List<Poll> others) {
    Set<ModelTask> before = Set.copyOf(waiting);
    waiting.removeIf(task -> !task.isPolling());
    tasks.stream().filter(ModelTask::isPolling).forEach(waiting::add);
    if (before.isEmpty()) {
      pause = policy.firstPause();
    }
    boolean sooner =
        !before.containsAll(waiting)
            && !waiting.isEmpty()
            && untilLastPoll().compareTo(untilDue()) < 0;
    if (isScheduled() && (before.isEmpty() || sooner)) {
      schedule(others);
    }
  }

  /** Begins a poll. Returns the tasks that it is for: one that joins later takes no old answer. */
  List<ModelTask> begin() {
    polled = List.copyOf(waiting);
    return polled;
  }

  /** Returns the deadline of a poll: that of the task which has the most time. */
  Deadline deadline() {
    return polled.stream()
        .map(ModelTask::deadline)
        .max(Comparator.comparing(Deadline::remaining))
        .orElseThrow();
  }

  /** Takes in that a poll was answered, after the tasks have taken in what it showed. */
  void ended(List<Poll> others) {
    polled = List.of();
    pause = policy.pauseAfter(pause);
    waiting.removeIf(task -> !task.isPolling());
    if (isScheduled()) {
      schedule(others);
    }
  }

  private void schedule(List<Poll> others) {
    // A last poll that many tasks need is one poll: those that end a moment later go without.
    Duration soonest = waiting.size() > 1 ? policy.firstPause() : Duration.ZERO;
    Duration last = untilLastPoll();
    Duration needed = last.compareTo(soonest) < 0 ? soonest : last;
    Duration rest = Deadline.shorter(apart(others), needed);
    due = timer.nanoTime() + rest.toNanos();
  }

  /** Returns the time until the first of the tasks needs its last poll. */
  private Duration untilLastPoll() {
    return waiting.stream()
        .map(task -> task.deadline().untilLastPoll())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Returns the pause, or a longer one where a poll of another project of the region is due. */
  private Duration apart(List<Poll> others) {
    Duration gap = gateway.pollLimiter().gap();
    Duration until = pause;
    List<Duration> taken =
        others.stream()
            .filter(poll -> poll != this && poll.gateway == gateway && poll.isScheduled())
            .map(Poll::untilDue)
            .sorted()
            .toList();
    for (Duration other : taken) {
      if (other.minus(until).abs().compareTo(gap) < 0) {
        until = other.plus(gap);
      }
    }
    return until;
  }
}
