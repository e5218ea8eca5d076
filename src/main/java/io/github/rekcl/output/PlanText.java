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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes plans before they are carried out. */
public final class PlanText {
  private PlanText() {}

  /**
   * Returns what a prompt asks to confirm.
   *
   * @param width the width of the screen; 0 for lines of any length
   */
  public static List<String> lines(List<Plan.Pending> plans, int width) {
    return plans.size() == 1 ? one(plans.get(0), width) : many(plans, width);
  }

  /** Returns a summary for a prompt whose {@link #lines} may have scrolled off the screen. */
  public static String question(List<Plan.Pending> plans) {
    Set<String> projects =
        plans.stream().map(plan -> plan.model().arn().projectName()).collect(Collectors.toSet());
    boolean stop = plans.get(0).action() == Action.STOP;
    return (stop ? "Stop " : "Delete ")
        + plans.size()
        + " models of "
        + (projects.size() == 1
            ? "project " + projects.iterator().next()
            : projects.size() + " projects")
        + (stop ? "?" : "? This cannot be undone.");
  }

  /**
   * Lists the requests that would be sent, in their order.
   *
   * @param width the width of standard output; 0 for lines of any length
   */
  public static List<String> dryRun(List<Plan.Pending> plans, int width) {
    return plans.stream()
        .flatMap(plan -> dryRun(plan, width).stream())
        .flatMap(line -> TextColor.wrap(line, width).stream())
        .toList();
  }

  /** Lists models that {@code --all} skips, with advice. */
  public static List<String> skipped(List<Report> reports, int width) {
    Map<Model, String> notes = new LinkedHashMap<>();
    for (Report report : reports) {
      if (report.result() instanceof Result.Failed failed
          && failed.failure() instanceof Failure.WrongStatus wrong) {
        notes.put(wrong.model(), StatusAdvice.brief(report.action(), wrong.model()));
      }
    }
    return titled("Skipped:", notes, false, width);
  }

  /**
   * Lists models that {@code stop --all} skips although their status does not say whether they are
   * billed.
   */
  public static List<String> unsure(List<Inventory.Found> models, int width) {
    Map<Model, String> notes = new LinkedHashMap<>();
    models.forEach(found -> notes.put(found.model(), ""));
    String title = "Skipped, although they may be billed; to stop them, name them:";
    return titled(title, notes, false, width);
  }

  private static List<String> one(Plan.Pending plan, int width) {
    Model m = plan.model();
    List<String> lines = new ArrayList<>();
    lines.add(announced("This model", plan.action()));
    if (width == 0 || m.arn().toString().length() <= width) {
      lines.add("  model    " + m.arn());
    }
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

  private static List<String> many(List<Plan.Pending> plans, int width) {
    Map<Model, String> notes = new LinkedHashMap<>();
    plans.forEach(plan -> notes.put(plan.model(), note(plan)));
    String models = "These " + plans.size() + " models";
    return titled(announced(models, plans.get(0).action()), notes, true, width);
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

  private static List<String> titled(
      String title, Map<Model, String> notes, boolean head, int width) {
    return notes.isEmpty()
        ? List.of()
        : Stream.concat(Stream.of(title), new ModelRows(notes, head).lines(width).stream())
            .toList();
  }

  private static List<String> dryRun(Plan.Pending plan, int width) {
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
    String model = CallText.name(plan.target().model(), width);
    return lines.stream().map(line -> line + model).toList();
  }
}
