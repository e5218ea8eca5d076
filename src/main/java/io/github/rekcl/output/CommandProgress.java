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
 * The progress of one stop or delete command with all of its models. Thread-safe: an interruption
 * reads it from a thread of its own.
 */
public final class CommandProgress {
  private final Timer timer;
  private final boolean emulated;
  private final List<Plan> plans = new ArrayList<>();
  private final Map<ModelArn, ModelProgress> models = new LinkedHashMap<>();
  private final List<Report> skipped = new ArrayList<>();
  private Duration timeout = Duration.ZERO;
  private long start;

  /**
   * Creates the progress of a command without models.
   *
   * @param emulated true if the command runs against its own emulator, and messages must not
   *     mention AWS
   */
  public CommandProgress(Timer timer, boolean emulated) {
    this.timer = timer;
    this.emulated = emulated;
  }

  boolean emulated() {
    return emulated;
  }

  /** Adds plans, in the order in which they are reported. */
  public synchronized void planned(List<Plan> plans) {
    this.plans.addAll(plans);
    for (Plan plan : plans) {
      if (plan instanceof Plan.Pending pending) {
        models.put(pending.model().arn(), ModelProgress.of(pending));
      }
    }
  }

  /** Adds models that a command with {@code --all} skips. */
  public synchronized void skipped(List<Report> reports) {
    skipped.addAll(reports);
  }

  /** Starts the clock, when the plans begin to be carried out. */
  synchronized void begin(Duration timeout) {
    this.timeout = timeout;
    this.start = timer.nanoTime();
  }

  /** Records an event. Must be called before the event is shown. */
  public synchronized void record(Event event) {
    if (event instanceof Event.Progressed progressed) {
      ModelProgress progress = progressed.progress();
      models.replace(progress.model(), progress);
    }
  }

  /** Returns the reports that are available, in the order of the plans, without skipped models. */
  public synchronized List<Report> reports() {
    return each(Plan.Done::report, ModelProgress::report).stream()
        .filter(Objects::nonNull)
        .toList();
  }

  /** Returns whether there is a report for every model. */
  public boolean complete() {
    return unended().isEmpty();
  }

  /**
   * Returns all models as one JSON document, in the order of the plans, skipped ones last.
   *
   * @param why the outcome of models without a report
   */
  public synchronized List<String> json(IncompleteReason why) {
    ReportJson json = new ReportJson(emulated);
    List<JsonObject> entries =
        new ArrayList<>(
            each(
                done -> json.ended(done.report()),
                model ->
                    model.report() == null
                        ? json.unfinished(model, timer, why)
                        : json.ended(model.report())));
    skipped.forEach(report -> entries.add(json.skipped(report)));
    return ModelJson.document("Models", entries);
  }

  /** Maps each plan to a value, in the order of the plans, without skipped models. */
  synchronized <T extends @Nullable Object> List<T> each(
      Function<Plan.Done, T> done, Function<ModelProgress, T> pending) {
    List<T> all = new ArrayList<>();
    for (Plan plan : plans) {
      all.add(
          plan instanceof Plan.Pending one
              ? pending.apply(Objects.requireNonNull(models.get(one.model().arn())))
              : done.apply((Plan.Done) plan));
    }
    return all;
  }

  /** Returns the models with a pending plan. */
  synchronized List<ModelProgress> models() {
    return List.copyOf(models.values());
  }

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
   * Counts the models by result or status: {@code 41 of 100 stopped, 12 stopping, 47 waiting for
   * their turn}.
   */
  String counts() {
    List<ModelProgress> models = models();
    boolean deletes = models.stream().anyMatch(m -> m.plan().action() == Action.DELETE);
    String goal = deletes ? "deleted" : "stopped";
    Map<String, Integer> counts =
        SummaryText.counts(
            models.stream().map(ModelProgress::report).filter(Objects::nonNull).toList());
    String reached = counts.remove(goal) + " of " + models.size() + " " + goal;
    Map<String, Integer> statuses = new LinkedHashMap<>();
    int waiting = 0;
    for (ModelProgress model : unended()) {
      if (model.hasBegun()) {
        statuses.merge(SummaryText.words(status(model)), 1, Integer::sum);
      } else {
        waiting++;
      }
    }
    List<String> parts = new ArrayList<>(List.of(reached));
    parts.addAll(SummaryText.parts(counts));
    parts.addAll(SummaryText.parts(statuses));
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

  /** Returns a model's status as last seen, or "waiting" while its request waits for its turn. */
  static String status(ModelProgress model) {
    return model.hasBegun() ? status(model.statusText()) : "waiting";
  }

  /** Returns a status for display; {@link TextColor#GONE} for null. */
  static String status(@Nullable String statusText) {
    return statusText == null ? TextColor.GONE : Sanitizer.excerpt(statusText);
  }

  Duration elapsedOfPhase(ModelProgress model) {
    return model.elapsedOfPhase(timer);
  }

  /** Returns the time until a model's timeout; empty without a timeout, or before it starts. */
  Optional<Duration> left(ModelProgress model) {
    if (timeout.isZero() || !model.hasBegun()) {
      return Optional.empty();
    }
    Duration left = timeout.minus(model.elapsedOfPhase(timer));
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  /** Returns the time until the first timeout of any model. */
  Optional<Duration> left() {
    return unended().stream().map(this::left).flatMap(Optional::stream).min(Duration::compareTo);
  }
}
