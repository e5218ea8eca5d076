package io.github.rekcl.output;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.Target;
import java.util.List;
import java.util.stream.Stream;

/** Describes what to do if the status of a model rules out the action. */
final class StatusAdvice {
  private StatusAdvice() {}

  /** Returns advice with the commands to run. */
  static List<String> lines(Action action, Target target, Model model, SuggestedCommands commands) {
    if (action == Action.STOP) {
      return List.of(brief(action, model));
    }
    return model.holdsInferenceUnits()
        ? List.of(
            "Stop it first: " + commands.command("stop", arguments(target, model)),
            "Or stop and delete it: " + delete("--stop", target, model, commands))
        : List.of(
            "Wait until training or copying ends, or let rekcl wait: "
                + delete("--await-training", target, model, commands));
  }

  /** Returns advice for a model in a list. */
  static String brief(Action action, Model model) {
    if (action == Action.STOP) {
      return model.status() == ModelStatus.DELETING
          ? "It is being deleted; there is nothing to stop."
          : "It is not running; there is nothing to stop.";
    }
    return model.holdsInferenceUnits()
        ? "Stop it first, or add --stop."
        : "Wait until training or copying ends, or add --await-training.";
  }

  private static String delete(
      String option, Target target, Model model, SuggestedCommands commands) {
    return commands.command(
        "delete", Stream.concat(Stream.of(option), arguments(target, model).stream()).toList());
  }

  private static List<String> arguments(Target target, Model model) {
    return target.project() == null
        ? List.of(model.arn().toString())
        : List.of(target.project().toString(), model.arn().toString());
  }
}
