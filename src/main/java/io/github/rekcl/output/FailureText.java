package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Acceptance;
import io.github.rekcl.lifecycle.Action;
import io.github.rekcl.lifecycle.Failure;
import io.github.rekcl.lifecycle.Model;
import io.github.rekcl.lifecycle.ModelArn;
import io.github.rekcl.lifecycle.ModelStatus;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why a model isn't where it was asked to be, and what to do about it. */
final class FailureText {
  private FailureText() {}

  static List<String> lines(Result.Failed failed) {
    Target target = failed.target();
    List<String> lines = new ArrayList<>();
    Failure failure = failed.failure();
    if (failure instanceof Failure.NotFound notFound) {
      lines.add("Model not found: " + target.model() + " in project " + target.project());
      suggest(lines, "Models of this project:", notFound.others());
    } else if (failure instanceof Failure.Ambiguous ambiguous) {
      lines.add(head(failed) + ": several models carry this version name");
      suggest(lines, "Name one by its ARN:", ambiguous.candidates());
    } else if (failure instanceof Failure.WrongStatus wrong) {
      lines.add(head(failed) + ": it is " + status(wrong.model()));
      lines.addAll(StatusAdvice.lines(failed.action(), target.project(), wrong.model()));
    } else if (failure instanceof Failure.Call call) {
      call(lines, failed, call);
    } else if (failure instanceof Failure.WentElsewhere elsewhere) {
      elsewhere(lines, failed, elsewhere.model());
    }
    return lines;
  }

  private static String head(Result.Failed failed) {
    String participle = failed.action() == Action.STOP ? "stopped" : "deleted";
    String seen = failed.acceptance() == Acceptance.NONE ? "" : "seen ";
    return "Model not " + seen + participle + ": " + failed.target().model();
  }

  private static void suggest(List<String> lines, String title, List<ModelArn> models) {
    if (!models.isEmpty()) {
      lines.add(title);
      models.forEach(m -> lines.add("  " + m.versionName() + "  " + m));
    }
  }

  private static void call(List<String> lines, Result.Failed failed, Failure.Call call) {
    lines.add(head(failed) + ": " + CallText.what(call.call()));
    if (call.statusText() != null) {
      lines.add("Last seen " + status(call.statusText(), call.statusMessage()));
    }
    lines.addAll(CallText.advice(call.call(), failed.target().project()));
    switch (failed.acceptance()) {
      case CERTAIN ->
          lines.add(
              "AWS carries on with what it accepted. Run the same command again to see how it"
                  + " ends.");
      case POSSIBLE ->
          lines.add("AWS may have accepted it all the same. Run the same command again to see.");
      case NONE -> {}
    }
  }

  private static void elsewhere(List<String> lines, Result.Failed failed, @Nullable Model model) {
    if (model == null) {
      lines.add(head(failed) + ": it is not there any more; it was deleted meanwhile");
      return;
    }
    lines.add(head(failed) + ": it is " + status(model));
    if (failed.action() == Action.STOP && model.status() != ModelStatus.DELETING) {
      lines.add(
          "It may still be billed. Run the same command again, or look at it in the console.");
    }
  }

  private static String status(Model model) {
    return status(model.statusText(), model.statusMessage());
  }

  private static String status(String status, @Nullable String message) {
    return message == null || message.isBlank()
        ? Plain.excerpt(status)
        : Plain.excerpt(status) + " (" + Plain.excerpt(message) + ")";
  }
}
