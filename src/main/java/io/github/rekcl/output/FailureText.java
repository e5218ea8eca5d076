package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Failure;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why a model isn't where it was asked to be, and what to do about it. */
final class FailureText {
  private static final int SUGGESTIONS = 5;

  private final Action action;
  private final Target target;
  private final String model;
  private final Acceptance acceptance;
  private final SuggestedCommands commands;
  private final List<String> lines = new ArrayList<>();

  private FailureText(
      Report report, Acceptance acceptance, String model, SuggestedCommands commands) {
    this.action = report.action();
    this.target = report.target();
    this.model = model;
    this.acceptance = acceptance;
    this.commands = commands;
  }

  /** Says it in lines, of which the first can stand alone. */
  static List<String> lines(
      Report report, Result.Failed failed, String model, SuggestedCommands commands) {
    FailureText text = new FailureText(report, failed.acceptance(), model, commands);
    text.say(failed.failure());
    return text.lines;
  }

  private void say(Failure failure) {
    String account = "account " + target.account() + ", region " + target.region();
    if (failure instanceof Failure.NotFound notFound) {
      String where = target.project() == null ? account : "project " + target.project();
      lines.add("Model not found: " + model + " in " + where);
      suggest(notFound.others());
    } else if (failure instanceof Failure.NoProject) {
      lines.add("Project not found: " + target.projectName() + " in " + account);
      lines.add(CallText.ofAccount(target.account(), target.model()));
    } else if (failure instanceof Failure.Ambiguous ambiguous) {
      lines.add(head() + "several models carry this version name");
      list("Name one by its ARN:", ambiguous.candidates());
    } else if (failure instanceof Failure.WrongStatus wrong) {
      lines.add(head() + "it is " + status(wrong.model()));
      lines.addAll(StatusAdvice.lines(action, target, wrong.model(), commands));
    } else if (failure instanceof Failure.Call call) {
      call(call);
    } else if (failure instanceof Failure.WentElsewhere elsewhere) {
      elsewhere(elsewhere.model());
    }
  }

  private String head() {
    boolean inDoubt = acceptance == Acceptance.POSSIBLE || acceptance == Acceptance.CERTAIN;
    String participle = action == Action.STOP ? "stopped: " : "deleted: ";
    return "Model not " + (inDoubt ? "seen " : "") + participle + model + ": ";
  }

  /** Proposes models of the project where the one that was named was not found. */
  private void suggest(List<ModelArn> others) {
    String name = target.model().versionName();
    boolean some = others.size() > SUGGESTIONS;
    String count = " (" + SUGGESTIONS + " of " + others.size() + ", closest names first)";
    list(
        "Models of this project" + (some ? count : "") + ":",
        others.stream()
            .sorted(Comparator.comparingInt(m -> EditDistance.between(name, m.versionName())))
            .limit(SUGGESTIONS)
            .toList());
    if (some && target.project() != null) {
      lines.add(
          "To list them all: " + commands.command("list", List.of(target.project().toString())));
    }
  }

  private void list(String title, List<ModelArn> models) {
    if (!models.isEmpty()) {
      lines.add(title);
      models.forEach(m -> lines.add("  " + m.versionName() + "  " + m));
    }
  }

  private void call(Failure.Call call) {
    lines.add(head() + CallText.what(call.call()));
    if (call.statusText() != null) {
      lines.add("Last seen " + status(call.statusText(), call.statusMessage()));
    }
    lines.addAll(CallText.advice(call.call(), target));
    if (!commands.emulated()) {
      switch (acceptance) {
        case CERTAIN ->
            lines.add(
                "AWS carries on with what it accepted. Run the same command again to see how it"
                    + " ends.");
        case POSSIBLE ->
            lines.add("AWS may have accepted it all the same. Run the same command again to see.");
        case NONE, REFUSED -> {}
      }
    }
  }

  private void elsewhere(@Nullable Model seen) {
    if (seen == null) {
      lines.add(head() + "it is not there any more; it was deleted meanwhile");
      return;
    }
    lines.add(head() + "it is " + status(seen));
    if (action == Action.STOP && seen.status() != ModelStatus.DELETING) {
      lines.add(
          "It may still be billed. Run the same command again, or look at it in the console.");
    }
  }

  private static String status(Model model) {
    return status(model.statusText(), model.statusMessage());
  }

  private static String status(String status, @Nullable String message) {
    return message == null || message.isBlank()
        ? Sanitizer.excerpt(status)
        : Sanitizer.excerpt(status) + " (" + Sanitizer.excerpt(message) + ")";
  }
}
