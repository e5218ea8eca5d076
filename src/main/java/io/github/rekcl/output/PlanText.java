package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Action;
import io.github.rekcl.lifecycle.Model;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Says what a plan would do, before anybody is asked to confirm it. */
public final class PlanText {
  private PlanText() {}

  /**
   * Describes the model, and what can't be undone.
   *
   * @param plan the plan
   * @return lines for standard error
   */
  public static List<String> lines(Plan.Pending plan) {
    Model m = plan.model();
    List<String> lines = new ArrayList<>();
    lines.add(
        plan.action() == Action.DELETE
            ? "This model will be deleted. That can't be undone."
            : "This model will be stopped.");
    lines.add("  model    " + m.arn());
    lines.add("  project  " + m.arn().projectName());
    lines.add("  version  " + m.arn().versionName());
    lines.add("  region   " + m.arn().region());
    lines.add("  account  " + m.arn().account());
    lines.add("  status   " + Plain.excerpt(m.statusText()));
    lines.add("  created  " + ModelTable.time(m.created()));
    lines.addAll(before(plan));
    return lines;
  }

  /**
   * Says what would be called, in its order.
   *
   * @param plan the plan
   * @return lines for standard output
   */
  public static List<String> dryRun(Plan.Pending plan) {
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

  private static List<String> before(Plan.Pending plan) {
    if (plan.action() == Action.STOP) {
      return List.of();
    }
    return switch (plan.first()) {
      case STOP, AWAIT_STOPPED -> List.of("It will be stopped first.");
      case AWAIT_TRAINED -> List.of("It will be deleted as soon as its training or copy ends.");
      case DELETE, AWAIT_GONE -> List.of();
    };
  }
}
