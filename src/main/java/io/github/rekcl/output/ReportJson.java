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
 * Writes the result for one model as JSON. All names are always present, with null for what is
 * unknown; except that the project and the version name replace an unknown ARN.
 *
 * @param emulated true if messages must not mention AWS
 */
record ReportJson(boolean emulated) {
  private static final int MILLIS = 3;

  JsonObject ended(Report report) {
    return of(
        report,
        report.result() instanceof Result.Reached reached
            ? reached.end().name()
            : report.result() instanceof Result.TimedOut ? "TIMED_OUT" : "FAILED");
  }

  JsonObject skipped(Report report) {
    return of(report, "SKIPPED");
  }

  JsonObject unfinished(ModelProgress progress, Timer timer, IncompleteReason why) {
    Plan.Pending plan = progress.plan();
    JsonObject json = of(plan.action(), plan.target(), why.name());
    addStatus(json, plan.model(), progress.statusText(), progress.last(), progress.elapsed(timer));
    json.add(
        "Error",
        why == IncompleteReason.FAILED
            ? error("Unforeseen", "The command failed before the final status was seen")
            : null);
    return json;
  }

  private JsonObject of(Report report, String outcome) {
    JsonObject json = of(report.action(), report.target(), outcome);
    addStatus(json, report.before(), report.status(), report.last(), report.elapsed());
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

  /** Adds the statuses before and now. A message of an earlier status is left out. */
  private static void addStatus(
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

  private @Nullable JsonObject error(Report report) {
    if (report.result() instanceof Result.Failed failed) {
      // The reason already says that AWS refused a request.
      boolean refused = failed.acceptance() == Acceptance.REFUSED;
      return error(
          ModelJson.code(failed.failure()),
          message(report, refused ? Acceptance.NONE : failed.acceptance()));
    }
    return report.result() instanceof Result.TimedOut late
        ? error(ModelJson.TIMED_OUT, message(report, late.acceptance()))
        : null;
  }

  private String message(Report report, Acceptance acceptance) {
    String accepted = emulated ? "" : CallText.accepted(acceptance);
    return ResultText.reason(report) + (accepted.isEmpty() ? "" : "; " + accepted);
  }

  private static JsonObject error(String code, String message) {
    JsonObject error = new JsonObject();
    error.addProperty("Code", code);
    error.addProperty("Message", Sanitizer.text(message));
    return error;
  }
}
