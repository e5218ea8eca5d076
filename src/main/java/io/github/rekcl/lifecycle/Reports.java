package io.github.rekcl.lifecycle;

import io.github.rekcl.model.ModelArn;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the report of each model of one command, from when its course began to its end. */
final class Reports implements Observer {
  private final Timer timer;
  private final Observer observer;
  private final Map<ModelArn, Long> begun = new HashMap<>();
  private final Map<ModelArn, Report> reports = new LinkedHashMap<>();

  /**
   * Makes the record of a command.
   *
   * @param observer told of everything, and of each end
   */
  Reports(Timer timer, Observer observer) {
    this.timer = timer;
    this.observer = observer;
  }

  /** Begins a course; what is returned takes its end in. */
  Consumer<Outcome> of(Plan.Pending plan) {
    return outcome -> end(plan, outcome);
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.OfModel ofModel) {
      // The first that is told of a model is a call, or a wait.
      begun.putIfAbsent(ofModel.model(), timer.nanoTime());
    }
    observer.on(event);
  }

  @Override
  public Duration heartbeat() {
    return observer.heartbeat();
  }

  private void end(Plan.Pending plan, Outcome outcome) {
    ModelArn arn = plan.model().arn();
    Duration elapsed =
        Optional.ofNullable(begun.get(arn))
            .map(start -> Duration.ofNanos(timer.nanoTime() - start))
            .orElse(Duration.ZERO);
    Report report =
        new Report(
            plan.action(), plan.target(), plan.model(), outcome.last(), elapsed, outcome.result());
    reports.put(arn, report);
    observer.on(new Event.Ended(arn, report));
  }

  /** Returns what became of each, in the order of the plans. */
  List<Report> reports(List<Plan.Pending> plans) {
    return plans.stream()
        .flatMap(plan -> Optional.ofNullable(reports.get(plan.model().arn())).stream())
        .toList();
  }
}
