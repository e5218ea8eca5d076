package io.github.rekcl.output;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.rekcl.lifecycle.Failure;
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

  private final JsonObject json = new JsonObject();

  private ReportJson(Action action, Target target, String outcome) {
    if (target.model() instanceof ModelRef.ByArn byArn) {
      json.addProperty("ProjectVersionArn", byArn.arn().toString());
    } else {
      json.add("ProjectVersionArn", JsonNull.INSTANCE);
      json.addProperty("ProjectArn", String.valueOf(target.project()));
      json.addProperty("ProjectName", target.projectName());
      json.addProperty("VersionName", target.model().versionName());
    }
    json.addProperty("Action", action.name());
    json.addProperty("Outcome", outcome);
  }

  static JsonObject ended(Report report) {
    return of(report, outcome(report.result()));
  }

  /** Writes a model that a command for all models leaves alone. */
  static JsonObject skipped(Report report) {
    return of(report, "SKIPPED");
  }

  static JsonObject unfinished(ModelProgress progress, Timer timer, IncompleteReason why) {
    Plan.Pending plan = progress.plan();
    Model last = progress.last();
    ReportJson json = new ReportJson(plan.action(), plan.target(), why.name());
    json.statuses(
        plan.model().statusText(),
        progress.statusText(),
        last == null ? null : last.statusMessage());
    json.elapsed(progress.elapsed(timer));
    if (why == IncompleteReason.FAILED) {
      json.error("Unforeseen", "The command broke off before this model's end was seen");
    } else {
      json.noError();
    }
    return json.json;
  }

  private static JsonObject of(Report report, String outcome) {
    ReportJson json = new ReportJson(report.action(), report.target(), outcome);
    Model before = report.before();
    json.statuses(before == null ? null : before.statusText(), report.status(), message(report));
    json.elapsed(report.elapsed());
    if (report.result() instanceof Result.Failed failed) {
      json.error(code(failed.failure()), why(report, failed.acceptance()));
    } else if (report.result() instanceof Result.TimedOut timedOut) {
      json.error("TimedOut", why(report, timedOut.acceptance()));
    } else {
      json.noError();
    }
    return json.json;
  }

  private static String why(Report report, Acceptance acceptance) {
    return ResultText.why(report, Invocation.PLAIN).get(0)
        + switch (acceptance) {
          case NONE -> "";
          case REFUSED ->
              report.result() instanceof Result.TimedOut ? "; AWS refused the request" : "";
          case POSSIBLE -> "; AWS may have accepted it all the same";
          case CERTAIN -> "; AWS carries on with what it accepted";
        };
  }

  private static String outcome(Result result) {
    if (result instanceof Result.Reached reached) {
      return reached.end().name();
    }
    return result instanceof Result.TimedOut ? "TIMED_OUT" : "FAILED";
  }

  /** Returns the message that came with the status; an older look's belongs to another. */
  private static @Nullable String message(Report report) {
    Model last = report.last();
    return last != null && last.statusText().equals(report.status()) ? last.statusMessage() : null;
  }

  private static String code(Failure failure) {
    if (failure instanceof Failure.Call call) {
      return Sanitizer.excerpt(call.call().code());
    }
    if (failure instanceof Failure.NotFound) {
      return "ModelNotFound";
    }
    if (failure instanceof Failure.NoProject) {
      return "ProjectNotFound";
    }
    if (failure instanceof Failure.Ambiguous) {
      return "AmbiguousVersionName";
    }
    return failure instanceof Failure.WrongStatus ? "WrongStatus" : "WentElsewhere";
  }

  private void statuses(@Nullable String before, @Nullable String now, @Nullable String message) {
    json.addProperty("PreviousStatus", before);
    json.addProperty("Status", now);
    json.addProperty("StatusMessage", message);
  }

  private void elapsed(Duration elapsed) {
    BigDecimal seconds = BigDecimal.valueOf(elapsed.toMillis(), MILLIS).stripTrailingZeros();
    json.addProperty("ElapsedSeconds", seconds.setScale(Math.max(0, seconds.scale())));
  }

  private void error(String code, String message) {
    JsonObject error = new JsonObject();
    error.addProperty("Code", code);
    error.addProperty("Message", Sanitizer.text(message));
    json.add("Error", error);
  }

  private void noError() {
    json.add("Error", JsonNull.INSTANCE);
  }
}
