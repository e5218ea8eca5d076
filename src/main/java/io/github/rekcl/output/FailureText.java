package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Failure;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why a model isn't where it was asked to be, and what to do about it. */
final class FailureText {
  private final Action action;
  private final Target target;
  private final Result.Failed failed;
  private final Invocation invocation;
  private final List<String> lines = new ArrayList<>();

  private FailureText(Report report, Result.Failed failed, Invocation invocation) {
    this.invocation = invocation;
    this.action = report.action();
    this.target = report.target();
    this.failed = failed;
  }

  static List<String> lines(Report report, Result.Failed failed, Invocation invocation) {
    FailureText text = new FailureText(report, failed, invocation);
    text.say(failed.failure());
    return text.lines;
  }

  private void say(Failure failure) {
    if (failure instanceof Failure.NotFound notFound) {
      lines.add("Model not found: " + target.model() + " in " + where());
      lines.addAll(ModelSuggestions.lines(target, notFound.others(), invocation));
    } else if (failure instanceof Failure.NoProject) {
      lines.add("Project not found: " + target.projectName() + " in " + account());
      lines.add(CallText.ofAccount(target.account(), target.model()));
    } else if (failure instanceof Failure.Ambiguous ambiguous) {
      lines.add(head() + ": several models carry this version name");
      suggest("Name one by its ARN:", ambiguous.candidates());
    } else if (failure instanceof Failure.WrongStatus wrong) {
      lines.add(head() + ": it is " + status(wrong.model()));
      lines.addAll(StatusAdvice.lines(action, target, wrong.model(), invocation));
    } else if (failure instanceof Failure.Call call) {
      call(call);
    } else if (failure instanceof Failure.WentElsewhere elsewhere) {
      elsewhere(elsewhere.model());
    }
  }

  private String head() {
    String participle = action == Action.STOP ? "stopped" : "deleted";
    String seen = isInDoubt(failed.acceptance()) ? "seen " : "";
    return "Model not " + seen + participle + ": " + target.model();
  }

  private static boolean isInDoubt(Acceptance acceptance) {
    return acceptance == Acceptance.POSSIBLE || acceptance == Acceptance.CERTAIN;
  }

  private String where() {
    ProjectArn project = target.project();
    return project == null ? account() : "project " + project;
  }

  private String account() {
    return "account " + target.account() + ", region " + target.region();
  }

  private void suggest(String title, List<ModelArn> models) {
    if (!models.isEmpty()) {
      lines.add(title);
      models.forEach(m -> lines.add("  " + m.versionName() + "  " + m));
    }
  }

  private void call(Failure.Call call) {
    lines.add(head() + ": " + CallText.what(call.call()));
    if (call.statusText() != null) {
      lines.add("Last seen " + status(call.statusText(), call.statusMessage()));
    }
    lines.addAll(CallText.advice(call.call(), target));
    if (invocation.emulated()) {
      return;
    }
    switch (failed.acceptance()) {
      case CERTAIN ->
          lines.add(
              "AWS carries on with what it accepted. Run the same command again to see how it"
                  + " ends.");
      case POSSIBLE ->
          lines.add("AWS may have accepted it all the same. Run the same command again to see.");
      case NONE, REFUSED -> {}
    }
  }

  private void elsewhere(@Nullable Model model) {
    if (model == null) {
      lines.add(head() + ": it is not there any more; it was deleted meanwhile");
      return;
    }
    lines.add(head() + ": it is " + status(model));
    if (action == Action.STOP && model.status() != ModelStatus.DELETING) {
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
