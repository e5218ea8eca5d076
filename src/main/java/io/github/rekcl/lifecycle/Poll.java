package io.github.rekcl.lifecycle;

import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * When to poll one project, for all of its tasks together. The pauses grow from a second to the
 * poll interval, and begin anew with the first task after none; a task that joins others is seen by
 * their next poll.
 */
final class Poll {
  private final ProjectArn project;
  private final List<ModelTask> tasks;
  private final WaitPolicy policy;
  private final Timer timer;
  private List<ModelTask> waiting = List.of();
  private List<ModelTask> polled = List.of();
  private Duration pause;
  private boolean scheduled;
  private long due;

  Poll(ProjectArn project, List<ModelTask> tasks, WaitPolicy policy, Timer timer) {
    this.project = project;
    this.tasks = tasks;
    this.policy = policy;
    this.timer = timer;
    this.pause = policy.firstPause();
  }

  ProjectArn project() {
    return project;
  }

  /** Schedules a poll if one is needed. Returns the time until it is due; for ever if none is. */
  Duration untilDue() {
    List<ModelTask> before = waiting;
    waiting = tasks.stream().filter(ModelTask::isPolling).toList();
    if (before.isEmpty()) {
      pause = policy.firstPause();
      scheduled = false;
    }
    if (waiting.isEmpty() || !polled.isEmpty()) {
      return Deadline.FOREVER;
    }
    boolean joined = !before.containsAll(waiting);
    if (!scheduled || (joined && untilLastPoll().compareTo(untilScheduled()) < 0)) {
      schedule();
    }
    return untilScheduled();
  }

  private Duration untilScheduled() {
    return Duration.ofNanos(Math.max(0, due - timer.nanoTime()));
  }

  private void schedule() {
    // A last poll that many tasks need is one poll: those that end a moment later go without.
    Duration soonest = waiting.size() > 1 ? policy.firstPause() : Duration.ZERO;
    Duration last = untilLastPoll();
    Duration needed = last.compareTo(soonest) < 0 ? soonest : last;
    due = timer.nanoTime() + Deadline.shorter(pause, needed).toNanos();
    scheduled = true;
  }

  /** Returns the time until the first of the tasks needs its last poll. */
  private Duration untilLastPoll() {
    return waiting.stream()
        .map(task -> task.deadline().untilLastPoll())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Begins a poll. Returns the tasks that it is for: one that joins later takes no old answer. */
  List<ModelTask> begin() {
    polled = waiting;
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
  void ended() {
    polled = List.of();
    pause = policy.pauseAfter(pause);
    scheduled = false;
  }
}
