package io.github.rekcl.output;

import com.google.gson.JsonObject;
import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.ModelProgress;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far one stop or delete command has come with all of its models, at any moment and for any
 * thread: for what is shown meanwhile, for the document at its end, and for an interruption.
 */
public final class CommandProgress {
  private final Timer timer;
  private final List<Plan> plans = new ArrayList<>();
  private final Map<ModelArn, ModelProgress> models = new LinkedHashMap<>();
  private final List<Report> skipped = new ArrayList<>();
  private Duration timeout = Duration.ZERO;
  private long start;

  /** Makes the progress of a command that has no plans yet. */
  public CommandProgress(Timer timer) {
    this.timer = timer;
  }

  /** Takes in what is to be done, in the order in which it is reported. */
  public synchronized void planned(List<Plan> plans) {
    this.plans.addAll(plans);
    for (Plan plan : plans) {
      if (plan instanceof Plan.Pending pending) {
        models.put(pending.model().arn(), ModelProgress.of(pending));
      }
    }
  }

  /** Takes in models that a command for all models skips. */
  public synchronized void skipped(List<Report> reports) {
    skipped.addAll(reports);
  }

  /** Takes in that the plans are carried out from now on, each phase within a time-out. */
  synchronized void begin(Duration timeout) {
    this.timeout = timeout;
    this.start = timer.nanoTime();
  }

  /** Takes in what happens while the plans are carried out, before anybody shows it. */
  public synchronized void record(Event event) {
    if (event instanceof Event.Progressed progressed) {
      ModelProgress progress = progressed.progress();
      models.replace(progress.model(), progress);
    }
  }

  /**
   * Returns what has become of the models that came to their end, in the order of the plans,
   * without skipped models.
   */
  public synchronized List<Report> reports() {
    return each(Plan.Done::report, ModelProgress::report).stream()
        .filter(Objects::nonNull)
        .toList();
  }

  /** Tells whether every model has come to its end. */
  public synchronized boolean complete() {
    return unended().isEmpty();
  }

  /**
   * Writes what is known of each model, in the order of the plans, skipped ones last.
   *
   * @param why the outcome of models without a report
   * @return the lines of one JSON document
   */
  public synchronized List<String> json(IncompleteReason why) {
    List<JsonObject> entries =
        new ArrayList<>(
            each(
                done -> ReportJson.ended(done.report()),
                model ->
                    model.report() == null
                        ? ReportJson.unfinished(model, timer, why)
                        : ReportJson.ended(model.report())));
    skipped.forEach(report -> entries.add(ReportJson.skipped(report)));
    return ModelJson.document("Models", entries);
  }

  /** Returns something of each model, in the order of the plans; nothing of skipped ones. */
  synchronized <T extends @Nullable Object> List<T> each(
      Function<Plan.Done, T> done, Function<ModelProgress, T> pending) {
    List<T> all = new ArrayList<>();
    for (Plan plan : plans) {
      all.add(
          plan instanceof Plan.Pending one
              ? pending.apply(progress(one))
              : done.apply((Plan.Done) plan));
    }
    return all;
  }

  /** Returns the models that something is done with, as they are now. */
  synchronized List<ModelProgress> models() {
    return List.copyOf(models.values());
  }

  private ModelProgress progress(Plan.Pending plan) {
    return Objects.requireNonNull(models.get(plan.model().arn()));
  }

  // What is shown while the plans are carried out.

  Duration timeout() {
    return timeout;
  }

  Duration elapsed() {
    return Duration.ofNanos(timer.nanoTime() - start);
  }

  List<ModelProgress> unended() {
    return models().stream().filter(model -> model.report() == null).toList();
  }

  /**
   * Counts the models by how they ended or by their status: {@code 41 of 100 stopped, 12 stopping,
   * 47 waiting for their turn}.
   */
  synchronized String counts() {
    boolean deletes = models().stream().anyMatch(m -> m.plan().action() == Action.DELETE);
    String goal = deletes ? "deleted" : "stopped";
    Map<String, Integer> ends =
        SummaryText.counts(
            models().stream().map(ModelProgress::report).filter(Objects::nonNull).toList());
    Map<String, Integer> statuses = new LinkedHashMap<>();
    unended().stream()
        .filter(ModelProgress::hasBegun)
        .forEach(model -> statuses.merge(SummaryText.words(status(model)), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    parts.add(ends.remove(goal) + " of " + models.size() + " " + goal);
    parts.addAll(SummaryText.parts(ends));
    parts.addAll(SummaryText.parts(statuses));
    long waiting = unended().stream().filter(model -> !model.hasBegun()).count();
    if (waiting > 0) {
      parts.add(waiting + " waiting for " + (waiting == 1 ? "its" : "their") + " turn");
    }
    return String.join(", ", parts);
  }

  /** Returns a model's short name, with its region if the command has models in several. */
  synchronized String name(ModelProgress model) {
    String name = CallText.name(model.model());
    long regions = models.keySet().stream().map(ModelArn::region).distinct().count();
    return regions > 1 ? model.model().region() + "/" + name : name;
  }

  /** Returns a model's status as last seen; of one whose call waits for its turn, that. */
  static String status(ModelProgress model) {
    return model.hasBegun() ? status(model.statusText()) : "waiting";
  }

  /** Returns a status as it is shown, also that of a model that is on no page any more. */
  static String status(@Nullable String statusText) {
    return statusText == null ? TextColor.GONE : Sanitizer.excerpt(statusText);
  }

  Duration elapsedOfPhase(ModelProgress model) {
    return model.elapsedOfPhase(timer);
  }

  /** Returns what is left until a model's time-out; nothing if there is none, or it waits. */
  Optional<Duration> left(ModelProgress model) {
    if (timeout.isZero() || !model.hasBegun()) {
      return Optional.empty();
    }
    Duration left = timeout.minus(model.elapsedOfPhase(timer));
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  /** Returns what is left until the first of the time-outs. */
  Optional<Duration> left() {
    return unended().stream().map(this::left).flatMap(Optional::stream).min(Duration::compareTo);
  }
}
