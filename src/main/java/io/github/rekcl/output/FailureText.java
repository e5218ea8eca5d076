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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Describes why a model did not reach the requested state, and what to do about it. */
final class FailureText {
  private static final int SUGGESTIONS = 5;

  private final Action action;
  private final Target target;
  private final Acceptance acceptance;
  private final SuggestedCommands commands;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  private FailureText(Report report, Acceptance acceptance, SuggestedCommands commands, int width) {
    this.action = report.action();
    this.target = report.target();
    this.acceptance = acceptance;
    this.commands = commands;
    this.width = width;
  }

  /** Returns at least one line; the first also stands alone. */
  static List<String> lines(
      Report report, Result.Failed failed, SuggestedCommands commands, int width) {
    FailureText text = new FailureText(report, failed.acceptance(), commands, width);
    text.add(failed.failure());
    return text.lines;
  }

  private void add(Failure failure) {
    String account = "account " + target.account() + ", region " + target.region();
    if (failure instanceof Failure.NotFound notFound) {
      String where =
          target.project() == null ? account : "project " + CallText.name(target.project(), width);
      lines.add("Model not found: " + model() + " in " + where);
      suggest(notFound.others());
    } else if (failure instanceof Failure.NoProject) {
      lines.add("Project not found: " + target.projectName() + " in " + account);
      lines.add(CallText.checkAccount(target.account(), model()));
    } else if (failure instanceof Failure.Ambiguous ambiguous) {
      lines.add(head() + "several models have this version name");
      list("Name one by its ARN:", ambiguous.candidates(), ModelArn::toString);
    } else if (failure instanceof Failure.WrongStatus wrong) {
      lines.add(head() + "it is " + status(wrong.model()));
      lines.addAll(StatusAdvice.lines(action, target, wrong.model(), commands, width));
    } else if (failure instanceof Failure.Call call) {
      addCall(call);
    } else if (failure instanceof Failure.WentElsewhere elsewhere) {
      addState(elsewhere.model());
    }
  }

  private String model() {
    return CallText.name(target.model(), width);
  }

  private String head() {
    String participle = action == Action.STOP ? "stopped: " : "deleted: ";
    // With room for the colon, which must not be alone on the next row.
    String model = CallText.name(target.model(), width - 1);
    return "Model not " + (inDoubt() ? "seen " : "") + participle + model + ": ";
  }

  private boolean inDoubt() {
    return acceptance == Acceptance.POSSIBLE || acceptance == Acceptance.CERTAIN;
  }

  private void suggest(List<ModelArn> others) {
    String name = target.model().versionName();
    boolean some = others.size() > SUGGESTIONS;
    String count = " (" + SUGGESTIONS + " of " + others.size() + ", closest names first)";
    list(
        "Models of this project" + (some ? count : "") + ":",
        others.stream()
            .sorted(Comparator.comparingInt(m -> EditDistance.between(name, m.versionName())))
            .limit(SUGGESTIONS)
            .toList(),
        model -> "  " + model.versionName());
    if (some && target.project() != null) {
      lines.add(
          "To list them all: " + commands.command("list", List.of(target.project().toString())));
    }
  }

  /** Lists names and ARNs, or only one of them if a line with both is wider than the screen. */
  private void list(String title, List<ModelArn> models, Function<ModelArn, String> narrow) {
    if (!models.isEmpty()) {
      lines.add(title);
      List<String> both = models.stream().map(m -> "  " + m.versionName() + "  " + m).toList();
      boolean fits = width == 0 || both.stream().allMatch(line -> line.length() <= width);
      lines.addAll(fits ? both : models.stream().map(narrow).distinct().toList());
    }
  }

  private void addCall(Failure.Call call) {
    lines.add(head() + CallText.what(call.call()));
    if (call.statusText() != null) {
      lines.add("Last seen " + status(call.statusText(), call.statusMessage()));
    }
    lines.addAll(CallText.advice(call.call(), target, width));
    if (inDoubt() && !commands.emulated()) {
      lines.add(CallText.accepted(acceptance) + ". Run the same command again to see.");
    }
  }

  private void addState(@Nullable Model seen) {
    if (seen == null) {
      lines.add(head() + "it no longer exists; it was deleted in the meantime");
      return;
    }
    lines.add(head() + "it is " + status(seen));
    if (action == Action.STOP && seen.status() != ModelStatus.DELETING && !commands.emulated()) {
      lines.add("It may still be billed. Run the same command again, or check it in the console.");
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
