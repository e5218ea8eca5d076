package io.github.rekcl.output;

import com.google.gson.JsonObject;
import io.github.rekcl.lifecycle.ModelProgress;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.Target;
import io.github.rekcl.time.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes what became of a model as JSON. Every name is always there, null where there is nothing to
 * say; the project and the version name only where no ARN is known.
 */
final class ReportJson {
  private static final int MILLIS = 3;

  private ReportJson() {}

  static JsonObject ended(Report report) {
    return of(
        report,
        report.result() instanceof Result.Reached reached
            ? reached.end().name()
            : report.result() instanceof Result.TimedOut ? "TIMED_OUT" : "FAILED");
  }

  /** Writes a model that a command for all models skips. */
  static JsonObject skipped(Report report) {
    return of(report, "SKIPPED");
  }

  static JsonObject unfinished(ModelProgress progress, Timer timer, IncompleteReason why) {
    Plan.Pending plan = progress.plan();
    Model last = progress.last();
    JsonObject json = of(plan.action(), plan.target(), why.name());
    status(json, plan.model(), progress.statusText(), last, progress.elapsed(timer));
    json.add(
        "Error",
        why == IncompleteReason.FAILED
            ? error("Unforeseen", "The command broke off before this model's end was seen")
            : null);
    return json;
  }

  private static JsonObject of(Report report, String outcome) {
    JsonObject json = of(report.action(), report.target(), outcome);
    status(json, report.before(), report.status(), report.last(), report.elapsed());
    json.add("Error", error(report));
    return json;
  }

  private static JsonObject of(Action action, Target target, String outcome) {
    JsonObject json = new JsonObject();
    if (target.model() instanceof ModelRef.ByArn byArn) {
      json.addProperty("ProjectVersionArn", byArn.arn().toString());
    } else {
      json.add("ProjectVersionArn", null);
      json.addProperty("ProjectArn", String.valueOf(target.project()));
      json.addProperty("ProjectName", target.projectName());
      json.addProperty("VersionName", target.model().versionName());
    }
    json.addProperty("Action", action.name());
    json.addProperty("Outcome", outcome);
    return json;
  }

  /** Adds the status before and now; a message that was seen with another status is left out. */
  private static void status(
      JsonObject json,
      @Nullable Model before,
      @Nullable String now,
      @Nullable Model last,
      Duration elapsed) {
    boolean current = last != null && last.statusText().equals(now);
    BigDecimal seconds = BigDecimal.valueOf(elapsed.toMillis(), MILLIS).stripTrailingZeros();
    json.addProperty("PreviousStatus", before == null ? null : before.statusText());
    json.addProperty("Status", now);
    json.addProperty("StatusMessage", last != null && current ? last.statusMessage() : null);
    json.addProperty("ElapsedSeconds", seconds.setScale(Math.max(0, seconds.scale())));
  }

  private static @Nullable JsonObject error(Report report) {
    if (report.result() instanceof Result.Failed failed) {
      return error(
          ModelJson.code(failed.failure()),
          ResultText.why(report) + goesOn(failed.acceptance(), ""));
    }
    return report.result() instanceof Result.TimedOut late
        ? error(
            ModelJson.TIMED_OUT,
            ResultText.why(report) + goesOn(late.acceptance(), "; AWS refused the request"))
        : null;
  }

  private static JsonObject error(String code, String message) {
    JsonObject error = new JsonObject();
    error.addProperty("Code", code);
    error.addProperty("Message", Sanitizer.text(message));
    return error;
  }

  private static String goesOn(Acceptance acceptance, String refused) {
    return switch (acceptance) {
      case NONE -> "";
      case REFUSED -> refused;
      case POSSIBLE -> "; AWS may have accepted it all the same";
      case CERTAIN -> "; AWS carries on with what it accepted";
    };
  }
}
