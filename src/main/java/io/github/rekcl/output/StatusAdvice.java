package io.github.rekcl.output;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.Target;
import java.util.List;
import java.util.stream.Stream;

/** Describes what to do if the status of a model rules out the action. */
final class StatusAdvice {
  private StatusAdvice() {}

  /** Returns advice with the commands to run, for a width of the screen; 0 for any width. */
  static List<String> lines(
      Action action, Target target, Model model, SuggestedCommands commands, int width) {
    if (action == Action.STOP) {
      return List.of(brief(action, model));
    }
    List<String> arguments = arguments(target, model.arn(), width);
    if (!model.holdsInferenceUnits()) {
      return List.of(
          "Wait until training or copying ends, or let rekcl wait: "
              + delete("--await-training", arguments, commands));
    }
    String both = delete("--stop", arguments, commands);
    return commands.emulated()
        ? List.of("Stop and delete it: " + both)
        : List.of(
            "Stop it first: " + commands.command("stop", arguments),
            "Or stop and delete it: " + both);
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

  private static String delete(String option, List<String> arguments, SuggestedCommands commands) {
    return commands.command(
        "delete", Stream.concat(Stream.of(option), arguments.stream()).toList());
  }

  private static List<String> arguments(Target target, ModelArn model, int width) {
    if (target.project() == null) {
      return List.of(model.toString());
    }
    String arn = model.toString();
    return List.of(
        target.project().toString(), CallText.tooWide(arn, width) ? model.versionName() : arn);
  }
}
