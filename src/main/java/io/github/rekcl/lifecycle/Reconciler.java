package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.rekognition.CallException;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.rekognition.CallFailures;
import io.github.rekcl.rekognition.ControlPlane;
import io.github.rekcl.rekognition.Gateway;
import io.github.rekcl.rekognition.Gateways;
import io.github.rekcl.rekognition.RateLimiter;
import io.github.rekcl.rekognition.ReadBackoff;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The loop that carries out plans: sends the calls and polls that are due, waits for a response,
 * and passes it to the tasks. One thread makes all decisions; workers only make blocking calls.
 */
final class Reconciler {
  private final Gateways gateways;
  private final Workers<Completion> workers;
  private final List<ModelTask> tasks;
  private final List<PollSchedule> polls = new ArrayList<>();

  /** The tasks in the order in which they may call. A task that has called moves to the end. */
  private final List<ModelTask> queue;

  /** A response, or a failure, that a worker returns. */
  sealed interface Completion {}

  /** The end of a stop or delete call. */
  private record Called(ModelTask task, @Nullable CallFailure failure) implements Completion {}

  /** The end of a poll. */
  private record Polled(
      PollSchedule poll, List<ModelTask> tasks, List<Model> models, @Nullable CallFailure failure)
      implements Completion {}

  Reconciler(
      Gateways gateways,
      Workers<Completion> workers,
      List<ModelTask> tasks,
      WaitPolicy policy,
      Timer timer) {
    this.gateways = gateways;
    this.workers = workers;
    this.tasks = tasks;
    this.queue = new ArrayList<>(tasks);
    tasks.stream()
        .collect(Collectors.groupingBy(ModelTask::project, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (project, some) ->
                polls.add(
                    new PollSchedule(
                        project, gateways.get(project.region()), some, policy, timer)));
  }

  /** Runs until every task is done. Does not wait for calls that hang. */
  void run() throws InterruptedException {
    tasks.forEach(ModelTask::start);
    while (true) {
      tasks.forEach(ModelTask::onTime);
      if (tasks.stream().allMatch(ModelTask::isDone)) {
        return;
      }
      Duration untilNext =
          Deadline.shorter(sendCalls(), Deadline.shorter(sendPolls(), untilTime()));
      Completion completion = workers.next(untilNext);
      if (completion instanceof Called called) {
        onCalled(called);
      } else if (completion instanceof Polled polled) {
        onPolled(polled);
      }
    }
  }

  private Duration untilTime() {
    return tasks.stream()
        .map(ModelTask::untilTime)
        .min(Comparator.naturalOrder())
        .orElse(Deadline.FOREVER);
  }

  /** Sends the calls that have a permit. Returns the time until the next permit. */
  private Duration sendCalls() {
    Duration untilNext = Deadline.FOREVER;
    Set<RateLimiter> exhausted = new HashSet<>();
    for (ModelTask task : List.copyOf(queue)) {
      Action action = task.wantedCall().orElse(null);
      if (action == null) {
        continue;
      }
      Gateway gateway = gateways.get(task.project().region());
      RateLimiter limiter = gateway.limiter(action);
      if (exhausted.contains(limiter) || workers.isFull(limiter)) {
        continue;
      }
      if (limiter.tryAcquire()) {
        send(task, action, gateway, limiter);
      } else {
        exhausted.add(limiter);
        untilNext = Deadline.shorter(untilNext, limiter.untilNext());
      }
    }
    return untilNext;
  }

  private void send(ModelTask task, Action action, Gateway gateway, RateLimiter limiter) {
    queue.remove(task);
    queue.add(task);
    task.onCallSent();
    ModelArn model = task.model();
    Deadline deadline = task.deadline();
    workers.submit(
        limiter,
        deadline,
        () -> new Called(task, call(gateway, action, model, deadline)),
        new Called(task, CallFailures.tooLate(Gateway.operation(action))));
  }

  /** Sends the polls that are due. Returns the time until the next is due. */
  private Duration sendPolls() {
    Duration untilNext = Deadline.FOREVER;
    for (PollSchedule poll : polls) {
      Duration untilDue = poll.untilDue(polls);
      if (untilDue.isZero()) {
        send(poll);
      } else {
        untilNext = Deadline.shorter(untilNext, untilDue);
      }
    }
    return untilNext;
  }

  private void send(PollSchedule poll) {
    List<ModelTask> polled = poll.begin();
    Deadline deadline = poll.deadline();
    workers.submit(
        poll.gateway(),
        deadline,
        () -> poll(poll, polled, deadline),
        new Polled(poll, polled, List.of(), CallFailures.tooLate(ControlPlane.DESCRIBE)));
  }

  private void onCalled(Called called) {
    CallFailure failure = called.failure();
    if (failure == null) {
      called.task().onCallAccepted();
      return;
    }
    if (failure.leavesDoubt()) {
      workers.report(new Event.OneModel(called.task().model()), failure);
    }
    called.task().onCallFailed(failure);
  }

  private void onPolled(Polled polled) {
    CallFailure failure = polled.failure();
    if (failure == null) {
      Map<ModelArn, Model> byArn =
          polled.models().stream().collect(Collectors.toMap(Model::arn, model -> model));
      polled.tasks().forEach(task -> task.onSeen(byArn.get(task.model())));
    } else {
      report(polled, failure);
      polled.tasks().forEach(task -> task.onPollFailed(failure));
    }
    polled.poll().ended();
  }

  private void report(Polled polled, CallFailure failure) {
    List<ModelTask> waiting = polled.tasks().stream().filter(ModelTask::isPolling).toList();
    if (failure.kind().passes() && waiting.stream().anyMatch(t -> !t.deadline().over())) {
      workers.report(
          waiting.size() == 1
              ? new Event.OneModel(waiting.get(0).model())
              : new Event.InProject(polled.poll().project()),
          failure);
    }
  }

  // The methods below run on a worker's thread.

  private static @Nullable CallFailure call(
      Gateway gateway, Action action, ModelArn model, Deadline deadline) {
    try {
      gateway.call(action, model, deadline);
      return null;
    } catch (CallException e) {
      return e.failure();
    }
  }

  private static Completion poll(PollSchedule poll, List<ModelTask> tasks, Deadline deadline) {
    try {
      List<ModelRef.ByArn> models =
          tasks.stream().map(task -> new ModelRef.ByArn(task.model())).toList();
      List<Model> seen =
          poll.gateway().findModels(poll.project(), models, ReadBackoff.none(deadline));
      return new Polled(poll, tasks, seen, null);
    } catch (CallException e) {
      return new Polled(poll, tasks, List.of(), e.failure());
    }
  }
}
