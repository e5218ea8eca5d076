package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Action;
import io.github.rekcl.lifecycle.Model;
import io.github.rekcl.lifecycle.ModelStatus;
import io.github.rekcl.lifecycle.ProjectArn;
import java.util.List;

/** Says what helps where a model's status rules out what was asked. */
final class StatusAdvice {
  private StatusAdvice() {}

  static List<String> lines(Action action, ProjectArn project, Model model) {
    return action == Action.STOP ? stop(model.status()) : delete(project, model);
  }

  private static List<String> stop(ModelStatus status) {
    return List.of(
        status == ModelStatus.DELETING
            ? "It is being deleted; there is nothing to stop."
            : "It does not run; there is nothing to stop.");
  }

  private static List<String> delete(ProjectArn project, Model model) {
    boolean busy = !model.holdsInferenceUnits();
    return List.of(
        busy
            ? "Wait for the end of the training or copy, or add --await-training."
            : "Stop it first, or add --stop: rekcl stop " + project + " " + model.arn());
  }
}
