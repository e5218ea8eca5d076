package io.github.rekcl.output;

import com.google.gson.JsonObject;
import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.time.Timer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each model of one stop or delete command, at any moment and for any thread: for
 * the document at its end, and for an interruption before it.
 */
public final class Ledger {
  private final Timer timer;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<ModelArn, Course> courses = new HashMap<>();
  private final List<Report> leftAlone = new ArrayList<>();

  /** A model: settled by the first look, or on its course. */
  private sealed interface Entry {}

  private record Settled(Report report) implements Entry {}

  private record Running(Course course) implements Entry {}

  /**
   * Makes an empty ledger.
   *
   * @param timer the time to measure by
   */
  public Ledger(Timer timer) {
    this.timer = timer;
  }

  /**
   * Takes in what is to be done.
   *
   * @param plans the plans, in the order in which they are reported
   */
  public synchronized void planned(List<Plan> plans) {
    for (Plan plan : plans) {
      if (plan instanceof Plan.Pending pending) {
        Course course = new Course(pending, timer);
        courses.put(pending.model().arn(), course);
        entries.add(new Running(course));
      } else {
        entries.add(new Settled(((Plan.Settled) plan).report()));
      }
    }
  }

  /**
   * Takes in models that a command for all models leaves alone.
   *
   * @param reports the models, whose status rules out what was asked
   */
  public synchronized void skipped(List<Report> reports) {
    leftAlone.addAll(reports);
  }

  /**
   * Takes in what happens while the plans are carried out.
   *
   * @param event what happened
   */
  public synchronized void on(Event event) {
    if (event instanceof Event.OfModel ofModel) {
      Optional.ofNullable(courses.get(ofModel.model())).ifPresent(course -> course.on(ofModel));
    }
  }

  /**
   * Returns what has become of the models that came to their end.
   *
   * @return the reports, in the order of the plans, without models that were left alone
   */
  public synchronized List<Report> reports() {
    return entries.stream().map(Ledger::report).filter(Objects::nonNull).toList();
  }

  /**
   * Tells whether every model has come to its end.
   *
   * @return false if there is a plan without a report
   */
  public synchronized boolean complete() {
    return entries.stream().allMatch(entry -> report(entry) != null);
  }

  /**
   * Writes what is known of each model, in the order of the plans, those left alone behind them.
   *
   * @param why the outcome of models without a report
   * @return the lines of one JSON document
   */
  public synchronized List<String> json(Unfinished why) {
    List<JsonObject> models = new ArrayList<>();
    entries.forEach(entry -> models.add(json(entry, why)));
    leftAlone.forEach(report -> models.add(ReportJson.skipped(report)));
    return Json.document("Models", models);
  }

  /** Returns where each model stands; nothing for those that were left alone. */
  synchronized List<Standing> standings() {
    return entries.stream()
        .map(
            entry ->
                entry instanceof Running running
                    ? Standing.of(running.course())
                    : Standing.of(((Settled) entry).report(), null))
        .toList();
  }

  /** Tells whether no call was made, or joined, for any model. */
  synchronized boolean nothingCalled() {
    return courses.values().stream().allMatch(course -> course.called() == null);
  }

  private static @Nullable Report report(Entry entry) {
    return entry instanceof Running running
        ? running.course().report()
        : ((Settled) entry).report();
  }

  private static JsonObject json(Entry entry, Unfinished why) {
    Report report = report(entry);
    return report != null
        ? ReportJson.ended(report)
        : ReportJson.unfinished(((Running) entry).course(), why);
  }
}
