package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Failure;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what plans would do, before anybody is asked to confirm them. */
public final class PlanText {
  private PlanText() {}

  /**
   * Describes the models, and what can't be undone.
   *
   * @param plans the plans of one command
   * @param width the width of the screen; 0 for lines of any length
   * @return lines for standard error
   */
  public static List<String> lines(List<Plan.Pending> plans, int width) {
    return plans.size() == 1 ? one(plans.get(0), width) : many(plans, width);
  }

  /**
   * Repeats what a question is about, where what was said before may have scrolled away.
   *
   * @param plans the plans of one command
   * @return a question in one line
   */
  public static String question(List<Plan.Pending> plans) {
    Set<String> projects =
        plans.stream().map(plan -> plan.model().arn().projectName()).collect(Collectors.toSet());
    return (plans.get(0).action() == Action.STOP ? "Stop " : "Delete ")
        + plans.size()
        + " models of "
        + (projects.size() == 1
            ? "project " + projects.iterator().next()
            : projects.size() + " projects")
        + "?";
  }

  /**
   * Says what would be called, in its order.
   *
   * @param plans the plans of one command
   * @return lines for standard output
   */
  public static List<String> dryRun(List<Plan.Pending> plans) {
    return plans.stream().flatMap(plan -> dryRun(plan).stream()).toList();
  }

  /**
   * Lists the models that a command for all models skips, and what would help.
   *
   * @param reports the models, whose status rules out what was asked
   * @param width the width of the screen; 0 for lines of any length
   * @return lines for standard error; none if there are no such models
   */
  public static List<String> skipped(List<Report> reports, int width) {
    List<ModelRows.Row> rows = new ArrayList<>();
    for (Report report : reports) {
      if (report.result() instanceof Result.Failed failed
          && failed.failure() instanceof Failure.WrongStatus wrong) {
        String advice = StatusAdvice.brief(report.action(), wrong.model());
        rows.add(new ModelRows.Row(wrong.model(), List.of(), advice));
      }
    }
    return titled("Skipped:", rows(rows, width));
  }

  /**
   * Lists models that a command for all running models skips, though their status doesn't tell
   * whether they are billed.
   *
   * @param models the models
   * @param width the width of the screen; 0 for lines of any length
   * @return lines for standard error; none if there are no such models
   */
  public static List<String> unsure(List<Inventory.Found> models, int width) {
    return titled(
        "Skipped, although they may be billed; to stop them, name them:",
        rows(
            models.stream().map(f -> new ModelRows.Row(f.model(), List.of(), "")).toList(), width));
  }

  private static List<String> rows(List<ModelRows.Row> rows, int width) {
    return rows.isEmpty() ? List.of() : new ModelRows(rows, List.of(), width).lines();
  }

  private static List<String> one(Plan.Pending plan, int width) {
    Model m = plan.model();
    List<String> lines = new ArrayList<>();
    lines.add(announced("This model", plan.action()));
    lines.addAll(arn("  model    ", m.arn().toString(), width));
    lines.add("  project  " + m.arn().projectName());
    lines.add("  version  " + m.arn().versionName());
    lines.add("  region   " + m.arn().region());
    lines.add("  account  " + m.arn().account());
    lines.add("  status   " + TextColor.onStatus(Sanitizer.excerpt(m.statusText())));
    lines.add("  created  " + ModelTable.time(m.created()));
    if (plan.action() == Action.DELETE) {
      switch (plan.first()) {
        case STOP, AWAIT_STOPPED -> lines.add("It will be stopped first.");
        case AWAIT_TRAINED -> lines.add("It will be deleted as soon as its training or copy ends.");
        case DELETE, AWAIT_GONE -> {}
      }
    }
    return lines;
  }

  /** An ARN that doesn't fit beside its label has a line of its own. */
  private static List<String> arn(String label, String arn, int width) {
    boolean fits = width == 0 || label.length() + arn.length() <= width;
    return fits ? List.of(label + arn) : List.of(label.stripTrailing(), arn);
  }

  private static List<String> many(List<Plan.Pending> plans, int width) {
    if (plans.isEmpty()) {
      return List.of();
    }
    List<ModelRows.Row> rows =
        plans.stream()
            .map(
                plan ->
                    new ModelRows.Row(
                        plan.model(), List.of(ModelTable.time(plan.model().created())), note(plan)))
            .toList();
    return titled(
        announced("These " + plans.size() + " models", plans.get(0).action()),
        new ModelRows(rows, List.of("CREATED"), width).lines());
  }

  private static String announced(String models, Action action) {
    return switch (action) {
      case STOP -> models + " will be stopped.";
      case DELETE -> models + " will be deleted. This cannot be undone.";
    };
  }

  private static String note(Plan.Pending plan) {
    return switch (plan.first()) {
      case STOP -> plan.action() == Action.DELETE ? "stopped first" : "";
      case AWAIT_STOPPED -> plan.action() == Action.DELETE ? "stopped first" : "already stopping";
      case AWAIT_TRAINED -> "after its training or copy";
      case DELETE -> "";
      case AWAIT_GONE -> "already being deleted";
    };
  }

  private static List<String> titled(String title, List<String> rows) {
    List<String> lines = new ArrayList<>();
    if (!rows.isEmpty()) {
      lines.add(title);
      lines.addAll(rows);
    }
    return lines;
  }

  private static List<String> dryRun(Plan.Pending plan) {
    List<String> lines = new ArrayList<>();
    switch (plan.first()) {
      case STOP -> lines.add("Would call StopProjectVersion: ");
      case AWAIT_STOPPED -> lines.add("Would wait until stopped: ");
      case AWAIT_TRAINED -> lines.add("Would wait until training or copy ends: ");
      case AWAIT_GONE -> lines.add("Would wait until deleted: ");
      case DELETE -> {}
    }
    if (plan.action() == Action.DELETE && plan.first() != Step.AWAIT_GONE) {
      lines.add("Would call DeleteProjectVersion: ");
    }
    return lines.stream().map(line -> line + plan.model().arn()).toList();
  }
}
