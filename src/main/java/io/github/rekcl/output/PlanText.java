package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Failure;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Survey;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import java.util.ArrayList;
import java.util.List;

/** Says what plans would do, before anybody is asked to confirm them. */
public final class PlanText {
  private PlanText() {}

  /**
   * Describes the models, and what can't be undone.
   *
   * @param plans the plans of one command
   * @return lines for standard error
   */
  public static List<String> lines(List<Plan.Pending> plans) {
    return plans.size() == 1 ? one(plans.get(0)) : many(plans);
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
   * Lists the models that a command for all models doesn't touch, and what would help.
   *
   * @param reports the models, whose status rules out what was asked
   * @return lines for standard error; none if there are no such models
   */
  public static List<String> leftAlone(List<Report> reports) {
    List<List<String>> rows = new ArrayList<>();
    for (Report report : reports) {
      if (report.result() instanceof Result.Failed failed
          && failed.failure() instanceof Failure.WrongStatus wrong) {
        Model m = wrong.model();
        rows.add(
            List.of(
                "  " + m.arn(),
                Plain.excerpt(m.statusText()),
                StatusAdvice.brief(report.action(), m)));
      }
    }
    return rows.isEmpty() ? List.of() : titled("Left alone:", rows);
  }

  /**
   * Lists models that a command for all running models leaves alone, though their status doesn't
   * tell whether they are billed.
   *
   * @param models the models
   * @return lines for standard error; none if there are no such models
   */
  public static List<String> unsure(List<Survey.Found> models) {
    List<List<String>> rows = new ArrayList<>();
    for (Survey.Found found : models) {
      rows.add(List.of("  " + found.model().arn(), Plain.excerpt(found.model().statusText())));
    }
    return rows.isEmpty()
        ? List.of()
        : titled("Left alone, though they may be billed; name them to have them stopped:", rows);
  }

  private static List<String> one(Plan.Pending plan) {
    Model m = plan.model();
    List<String> lines = new ArrayList<>();
    lines.add(announced("This model", plan.action()));
    lines.add("  model    " + m.arn());
    lines.add("  project  " + m.arn().projectName());
    lines.add("  version  " + m.arn().versionName());
    lines.add("  region   " + m.arn().region());
    lines.add("  account  " + m.arn().account());
    lines.add("  status   " + Ink.onStatus(Plain.excerpt(m.statusText())));
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

  private static List<String> many(List<Plan.Pending> plans) {
    if (plans.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("  MODEL ARN", "STATUS", "CREATED", ""));
    for (Plan.Pending plan : plans) {
      Model m = plan.model();
      rows.add(
          List.of(
              "  " + m.arn(),
              Ink.onStatus(Plain.excerpt(m.statusText())),
              ModelTable.time(m.created()),
              note(plan)));
    }
    return titled(announced("These " + plans.size() + " models", plans.get(0).action()), rows);
  }

  private static String announced(String models, Action action) {
    return switch (action) {
      case STOP -> models + " will be stopped.";
      case DELETE -> models + " will be deleted. That can't be undone.";
    };
  }

  private static String note(Plan.Pending plan) {
    return switch (plan.first()) {
      case STOP -> plan.action() == Action.DELETE ? "stopped first" : "";
      case AWAIT_STOPPED -> plan.action() == Action.DELETE ? "stopped first" : "under way already";
      case AWAIT_TRAINED -> "after its training or copy";
      case DELETE -> "";
      case AWAIT_GONE -> "under way already";
    };
  }

  private static List<String> titled(String title, List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.addAll(Table.lines(rows));
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
