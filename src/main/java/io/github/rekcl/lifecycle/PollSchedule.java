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
   * @param all the schedules of all projects, to keep their polls apart
   * @return the time until it is due; {@link Deadline#FOREVER} if none is needed
   */
  Duration untilDue(List<PollSchedule> all) {
    List<ModelTask> before = waiting;
    // In the order in which they started to wait.
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
    // Several tasks share one last poll, even if some of their deadlines are slightly later.
    Duration soonest = waiting.size() > 1 ? firstPause(policy) : Duration.ZERO;
    Duration last = untilLastPoll();
    Duration needed = last.compareTo(soonest) < 0 ? soonest : last;
    due = timer.nanoTime() + Deadline.shorter(apart(all), needed).toNanos();
    scheduled = true;
  }

  /** Returns the time until the last poll of the task with the earliest deadline. */
  private Duration untilLastPoll() {
    return waiting.stream()
        .map(task -> task.deadline().untilLastPoll())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Returns the pause, or a longer one if polls of other projects in the region are due then. */
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

  /** Begins a poll. Returns its tasks: one that joins later must not use the older response. */
  List<ModelTask> begin() {
    polled = waiting;
    scheduled = false;
    return polled;
  }

  /** Returns the deadline of the poll: the latest of its tasks. */
  Deadline deadline() {
    return polled.stream()
        .map(ModelTask::deadline)
        .max(Comparator.comparing(Deadline::remaining))
        .orElseThrow();
  }

  /** Ends the poll, after its tasks have received the response. */
  void ended() {
    polled = List.of();
    pause = nextPause(policy, pause);
  }
}
