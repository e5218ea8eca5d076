package io.github.rekcl.lifecycle;

import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.Gateway;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides when to poll one project, for all of its tasks together. The pauses double from one
 * second up to the poll interval. They start again at one second after a time without any task to
 * poll for; a task that joins others waits for their next poll.
 */
final class PollSchedule {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final ProjectArn project;
  private final Gateway gateway;
  private final List<ModelTask> tasks;
  private final WaitPolicy policy;
  private final Timer timer;
  private List<ModelTask> waiting = List.of();
  private List<ModelTask> polled = List.of();
  private Duration pause;
  private boolean scheduled;
  private long due;

  PollSchedule(
      ProjectArn project, Gateway gateway, List<ModelTask> tasks, WaitPolicy policy, Timer timer) {
    this.project = project;
    this.gateway = gateway;
    this.tasks = tasks;
    this.policy = policy;
    this.timer = timer;
    this.pause = firstPause(policy);
  }

  /** Returns the pause before the first poll after a call. */
  static Duration firstPause(WaitPolicy policy) {
    return Deadline.shorter(FIRST_PAUSE, policy.pollInterval());
  }

  /** Returns the pause after another: twice as long, up to the poll interval. */
  static Duration nextPause(WaitPolicy policy, Duration pause) {
    return Deadline.shorter(pause.multipliedBy(2), policy.pollInterval());
  }

  ProjectArn project() {
    return project;
  }

  Gateway gateway() {
    return gateway;
  }

  /**
   * Schedules a poll if one is needed.
   *
   * @param all the polls of all projects, which are kept apart
   * @return the time until it is due; for ever if none is needed
   */
  Duration untilDue(List<PollSchedule> all) {
    List<ModelTask> before = waiting;
    // In the order in which they began to wait.
    waiting =
        Stream.concat(before.stream(), tasks.stream())
            .filter(ModelTask::isPolling)
            .distinct()
            .toList();
    if (before.isEmpty()) {
      pause = firstPause(policy);
    }
    if (waiting.isEmpty() || !polled.isEmpty()) {
      scheduled = false;
      return Deadline.FOREVER;
    }
    boolean joined = !before.containsAll(waiting);
    if (!scheduled || (joined && untilLastPoll().compareTo(untilScheduled()) < 0)) {
      schedule(all);
    }
    return untilScheduled();
  }

  private Duration untilScheduled() {
    return Duration.ofNanos(Math.max(0, due - timer.nanoTime()));
  }

  private void schedule(List<PollSchedule> all) {
    // A last poll that many tasks need is one poll: those that end a moment later go without.
    Duration soonest = waiting.size() > 1 ? firstPause(policy) : Duration.ZERO;
    Duration last = untilLastPoll();
    Duration needed = last.compareTo(soonest) < 0 ? soonest : last;
    due = timer.nanoTime() + Deadline.shorter(apart(all), needed).toNanos();
    scheduled = true;
  }

  /** Returns the time until the first of the tasks needs its last poll. */
  private Duration untilLastPoll() {
    return waiting.stream()
        .map(task -> task.deadline().untilLastPoll())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Returns the pause, or a longer one where a poll of another project of the region is due. */
  private Duration apart(List<PollSchedule> all) {
    Duration gap = gateway.pollGap();
    Duration until = pause;
    List<Duration> taken =
        all.stream()
            .filter(poll -> poll != this && poll.gateway == gateway && poll.scheduled)
            .map(PollSchedule::untilScheduled)
            .sorted()
            .toList();
    for (Duration other : taken) {
      if (other.minus(until).abs().compareTo(gap) < 0) {
        until = other.plus(gap);
      }
    }
    return until;
  }

  /** Begins a poll. Returns the tasks that it is for: one that joins later takes no old answer. */
  List<ModelTask> begin() {
    polled = waiting;
    scheduled = false;
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
    pause = nextPause(policy, pause);
  }
}
