package io.github.rekcl.output;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.Target;

/** Says what helps where a model's status rules out what was asked. */
final class StatusAdvice {
  private static final String STOP_FIRST = "Stop it first, or add --stop";

  private StatusAdvice() {}

  /** Says it of one model, with the command that helps. */
  static String line(Action action, Target target, Model model) {
    return action == Action.DELETE && model.holdsInferenceUnits()
        ? STOP_FIRST + ": rekcl stop " + project(target) + model.arn()
        : brief(action, model);
  }

  /** Says it of one model among many. */
  static String brief(Action action, Model model) {
    if (action == Action.STOP) {
      return model.status() == ModelStatus.DELETING
          ? "It is being deleted; there is nothing to stop."
          : "It does not run; there is nothing to stop.";
    }
    return model.holdsInferenceUnits()
        ? STOP_FIRST + "."
        : "Wait for the end of the training or copy, or add --await-training.";
  }

  private static String project(Target target) {
    return target.project() == null ? "" : target.project() + " ";
  }
}
