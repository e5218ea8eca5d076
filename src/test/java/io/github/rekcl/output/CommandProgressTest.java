package io.github.rekcl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.Failure;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandProgressTest {
  private final VirtualTime time = new VirtualTime();
  private final CommandProgress command = new CommandProgress(time, false);
  private final ProgressFeed feed = new ProgressFeed(command, time);

  private void calling(String version, Action action) {
    feed.calling(version, action);
  }

  private void underWay(String version, Action action) {
    feed.underWay(version, action);
  }

  private void seen(String version, String status) {
    feed.seen(version, status);
  }

  private void ended(String version, Report report) {
    feed.ended(version, report);
  }

  /** Tells of a model without the command's knowing. */
  private ProgressFeed another(Plan.Pending plan) {
    ProgressFeed other = new ProgressFeed(new CommandProgress(time, false), time);
    other.planned(List.of(plan));
    return other;
  }

  private String interrupted() {
    List<String> lines = InterruptionNotice.of(command, false).says();
    assertEquals(1, lines.size());
    return lines.get(0);
  }

  private JsonObject json(IncompleteReason why, int index) {
    return JsonParser.parseString(String.join("\n", command.json(why)))
        .getAsJsonObject()
        .getAsJsonArray("Models")
        .get(index)
        .getAsJsonObject();
  }

  private static JsonObject jsonOf(Report report) {
    CommandProgress one = new CommandProgress(new VirtualTime(), false);
    one.planned(List.of(new Plan.Done(report)));
    return JsonParser.parseString(String.join("\n", one.json(IncompleteReason.FAILED)))
        .getAsJsonObject()
        .getAsJsonArray("Models")
        .get(0)
        .getAsJsonObject();
  }

  @Test
  void json_ofManyModels_isOneDocumentInTheirOrder() {
    feed.planned(
        List.of(
            Samples.stop("v1", "RUNNING"),
            new Plan.Done(Samples.reached(Action.STOP, "v2", End.ALREADY_STOPPED))));
    ended(
        "v1",
        Samples.failed(
            Action.STOP,
            "v1",
            new Failure.Call(Samples.THROTTLED, "RUNNING", null),
            Acceptance.POSSIBLE));

    assertEquals(
        """
        {
          "Models": [
            {
              "ProjectVersionArn": "arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/2",
              "Action": "STOP",
              "Outcome": "FAILED",
              "PreviousStatus": "RUNNING",
              "Status": "RUNNING",
              "StatusMessage": null,
              "ElapsedSeconds": 12.34,
              "Error": {
                "Code": "ThrottlingException",
                "Message": "Model not seen stopped: arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/2: DescribeProjectVersions failed: ThrottlingException: Rate exceeded (request id r-1); AWS may have accepted the request"
              }
            },
            {
              "ProjectVersionArn": "arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v2/2",
              "Action": "STOP",
              "Outcome": "ALREADY_STOPPED",
              "PreviousStatus": "RUNNING",
              "Status": "STOPPED",
              "StatusMessage": null,
              "ElapsedSeconds": 12.34,
              "Error": null
            }
          ]
        }\
        """,
        String.join("\n", command.json(IncompleteReason.INTERRUPTED)));
  }

  @Test
  void json_ofNothing_isADocument() {
    assertEquals(List.of("{", "  \"Models\": []", "}"), command.json(IncompleteReason.INTERRUPTED));
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void json_ofWhatWasReached_namesTheEnd(End end) {
    JsonObject json = jsonOf(Samples.reached(Action.DELETE, "v1", end));

    assertEquals(end.name(), json.get("Outcome").getAsString());
    assertEquals(true, json.get("Error").isJsonNull());
    boolean gone = end == End.DELETED || end == End.ALREADY_GONE;
    assertEquals(gone, json.get("Status").isJsonNull());
  }

  @Test
  void json_ofAcceptedStop_saysStoppingWithoutAnOlderMessage() {
    Model before = Samples.model("v1", "RUNNING", "runs", 1, 1);
    JsonObject json =
        jsonOf(
            Samples.report(
                Action.STOP,
                Samples.target("v1"),
                before,
                before,
                new Result.Reached(End.STOPPING)));

    assertEquals("RUNNING", json.get("PreviousStatus").getAsString());
    assertEquals("STOPPING", json.get("Status").getAsString());
    assertEquals(true, json.get("StatusMessage").isJsonNull());
  }

  @Test
  void json_ofAFailure_namesItsKind() {
    assertEquals("ModelNotFound: Model not found", error(new Failure.NotFound(List.of())));
    assertEquals("ProjectNotFound: Project not found", error(new Failure.NoProject()));
    assertEquals(
        "AmbiguousVersionName: Model not stopped", error(new Failure.Ambiguous(List.of())));
    assertEquals(
        "WrongStatus: Model not stopped",
        error(new Failure.WrongStatus(Samples.model("v1", "DELETING"))));
    assertEquals("WentElsewhere: Model not stopped", error(new Failure.WentElsewhere(null)));
    assertEquals(
        "TimedOut: Timed out after 30m",
        error(jsonOf(Samples.timedOut(Action.STOP, "v1", Acceptance.CERTAIN))));
  }

  private static String error(Failure failure) {
    return error(jsonOf(Samples.failed(Action.STOP, "v1", failure, Acceptance.NONE)));
  }

  private static String error(JsonObject json) {
    JsonObject error = json.getAsJsonObject("Error");
    String message = error.get("Message").getAsString();
    return error.get("Code").getAsString() + ": " + message.substring(0, message.indexOf(':'));
  }

  @Test
  void json_ofAStatusMessage_carriesItAndItsErrorOnOneLine() {
    Model model = Samples.model("v1", "FAILED", "so\nso", null, null);
    JsonObject json =
        jsonOf(
            Samples.report(
                Action.STOP,
                Samples.target("v1"),
                model,
                model,
                new Result.Failed(new Failure.WentElsewhere(model), Acceptance.NONE)));

    assertEquals("so\nso", json.get("StatusMessage").getAsString());
    assertEquals(
        "Model not stopped: " + Samples.arn("v1") + ": it is FAILED (so so)",
        json.getAsJsonObject("Error").get("Message").getAsString());
  }

  @Test
  void json_ofAVersionNameWithoutModel_namesTheProject() {
    Target target = new Target(Samples.PROJECT, new ModelRef.ByName("v9"));
    JsonObject json =
        jsonOf(
            new Report(
                Action.STOP,
                target,
                null,
                null,
                Duration.ZERO,
                new Result.Failed(new Failure.NotFound(List.of()), Acceptance.NONE)));

    assertEquals(true, json.get("ProjectVersionArn").isJsonNull());
    assertEquals(Samples.PROJECT.toString(), json.get("ProjectArn").getAsString());
    assertEquals("v9", json.get("VersionName").getAsString());
    assertEquals(true, json.get("PreviousStatus").isJsonNull());
    assertEquals("0", json.get("ElapsedSeconds").getAsString());
  }

  @Test
  void json_ofWhatWasLeftAlone_standsAtTheEnd() {
    feed.planned(List.of(Samples.delete("v1", "STOPPED", Step.DELETE)));
    command.skipped(List.of(Samples.wrongStatus(Action.DELETE, "v2", "RUNNING")));

    assertEquals("PLANNED", json(IncompleteReason.PLANNED, 0).get("Outcome").getAsString());
    JsonObject skipped = json(IncompleteReason.PLANNED, 1);
    assertEquals("SKIPPED", skipped.get("Outcome").getAsString());
    assertEquals(
        "Model not deleted: " + Samples.arn("v2") + ": it is RUNNING",
        skipped.getAsJsonObject("Error").get("Message").getAsString());
    assertEquals(List.of(), command.reports());
  }

  @Test
  void json_ofAnUnfinishedModel_tellsWhatWasSeen() {
    feed.planned(List.of(Samples.stop("v1", "RUNNING")));
    assertEquals("0", json(IncompleteReason.NOT_CONFIRMED, 0).get("ElapsedSeconds").getAsString());

    calling("v1", Action.STOP);
    time.pass(Duration.ofMinutes(10));
    seen("v1", "STOPPING");

    JsonObject json = json(IncompleteReason.INTERRUPTED, 0);
    assertEquals("INTERRUPTED", json.get("Outcome").getAsString());
    assertEquals("RUNNING", json.get("PreviousStatus").getAsString());
    assertEquals("STOPPING", json.get("Status").getAsString());
    assertEquals("600", json.get("ElapsedSeconds").getAsString());
    assertEquals(true, json.get("Error").isJsonNull());
  }

  @Test
  void json_ofACommandThatBrokeOff_hasAnError() {
    feed.planned(List.of(Samples.stop("v1", "RUNNING")));

    JsonObject json = json(IncompleteReason.FAILED, 0);
    assertEquals("FAILED", json.get("Outcome").getAsString());
    assertEquals("Unforeseen", json.getAsJsonObject("Error").get("Code").getAsString());
  }

  @Test
  void reports_keepTheOrderOfThePlans() {
    Report first = Samples.reached(Action.STOP, "v1", End.STOPPED);
    Report second = Samples.reached(Action.STOP, "v2", End.ALREADY_STOPPED);
    Report third = Samples.reached(Action.STOP, "v3", End.STOPPED);
    feed.planned(
        List.of(
            Samples.stop("v1", "RUNNING"), new Plan.Done(second), Samples.stop("v3", "RUNNING")));
    ended("v3", third);
    assertEquals(List.of(second, third), command.reports());

    ended("v1", first);
    assertEquals(List.of(first, second, third), command.reports());
  }

  @Test
  void wait_forATraining_countsFromTheBeginning() {
    feed.planned(List.of(Samples.delete("v1", "TRAINING_IN_PROGRESS", Step.AWAIT_TRAINED)));
    time.pass(Duration.ofMinutes(1));
    feed.awaiting("v1");
    time.pass(Duration.ofSeconds(3));

    assertEquals("3", json(IncompleteReason.INTERRUPTED, 0).get("ElapsedSeconds").getAsString());
    assertEquals("Interrupted: nothing was changed.", interrupted());
  }

  @Test
  void interrupted_beforeAnyCall_nothingWasChanged() {
    assertEquals("Interrupted: nothing was changed.", interrupted());

    feed.planned(
        List.of(
            Samples.stop("v1", "RUNNING"),
            new Plan.Done(Samples.reached(Action.STOP, "v2", End.ALREADY_STOPPED))));
    assertEquals("Interrupted: nothing was changed.", interrupted());
  }

  @Test
  void interrupted_oneModel_followsWhatIsKnown() {
    feed.planned(List.of(Samples.delete("v1", "RUNNING", Step.STOP)));
    calling("v1", Action.STOP);
    assertEquals(
        "Interrupted: AWS may be stopping 1 model, 1 deletion not requested yet. Run the same command again to see.",
        interrupted());

    underWay("v1", Action.STOP);
    seen("v1", "STOPPING");
    assertEquals(
        "Interrupted: AWS is still stopping 1 model, 1 deletion not requested yet. Run the same command again to resume the wait.",
        interrupted());

    seen("v1", "STOPPED");
    assertEquals("Interrupted: 1 model stopped, 1 deletion not requested yet.", interrupted());

    calling("v1", Action.DELETE);
    assertEquals(
        "Interrupted: AWS may be deleting 1 model. Run the same command again to see.",
        interrupted());

    seen("v1", "DELETING");
    assertEquals(
        "Interrupted: AWS is still deleting 1 model. Run the same command again to resume the wait.",
        interrupted());

    ended("v1", Samples.reached(Action.DELETE, "v1", End.DELETED));
    assertEquals("Interrupted: 1 model deleted.", interrupted());
  }

  @Test
  void interrupted_oneStop_followsWhatIsKnown() {
    feed.planned(List.of(Samples.stop("v1", "RUNNING")));
    calling("v1", Action.STOP);
    assertEquals(
        "Interrupted: AWS may be stopping 1 model. Run the same command again to see.",
        interrupted());

    underWay("v1", Action.STOP);
    seen("v1", "STOPPING");
    assertEquals(
        "Interrupted: AWS is still stopping 1 model. Run the same command again to resume the wait.",
        interrupted());

    seen("v1", "STOPPED");
    assertEquals("Interrupted: 1 model stopped.", interrupted());
  }

  @Test
  void interrupted_stopsBeforeDeletions_countsBoth() {
    feed.planned(
        List.of(
            Samples.delete("v1", "RUNNING", Step.STOP),
            Samples.delete("v2", "RUNNING", Step.STOP),
            Samples.delete("v3", "STOPPED", Step.DELETE)));
    underWay("v1", Action.STOP);
    underWay("v2", Action.STOP);
    underWay("v3", Action.DELETE);
    assertEquals(
        "Interrupted: AWS is still stopping 2 models, AWS is still deleting 1 model, 2 deletions not requested yet. Run the same command again to resume the wait.",
        interrupted());
  }

  @Test
  void interrupted_manyModels_countsThem() {
    feed.planned(
        List.of(
            Samples.stop("v1", "RUNNING"),
            Samples.stop("v2", "RUNNING"),
            Samples.stop("v3", "RUNNING"),
            Samples.stop("v4", "RUNNING"),
            Samples.stop("v5", "RUNNING"),
            Samples.stop("v6", "RUNNING"),
            Samples.stop("v7", "RUNNING")));
    List.of("v1", "v2", "v3", "v4", "v5", "v6").forEach(v -> calling(v, Action.STOP));
    assertEquals(
        "Interrupted: AWS may be stopping 6 models, 1 model not touched. Run the same command again to see.",
        interrupted());

    List.of("v1", "v2", "v3", "v4").forEach(v -> underWay(v, Action.STOP));
    ended("v1", Samples.reached(Action.STOP, "v1", End.STOPPED));
    ended("v2", Samples.timedOut(Action.STOP, "v2", Acceptance.CERTAIN));
    ended(
        "v5",
        Samples.failed(
            Action.STOP,
            "v5",
            new Failure.Call(Samples.THROTTLED, "RUNNING", null),
            Acceptance.NONE));
    assertEquals(
        "Interrupted: 1 model stopped, 1 model failed, AWS is still stopping 3 models, AWS may be stopping 1 model, 1 model not touched. Run the same command again to resume the wait.",
        interrupted());
  }

  @Test
  void interrupted_betweenTheEnds_namesTheRest() {
    feed.planned(
        List.of(
            Samples.delete("v1", "STOPPED", Step.DELETE),
            Samples.delete("v2", "STOPPED", Step.DELETE)));
    calling("v1", Action.DELETE);
    ended("v1", Samples.reached(Action.DELETE, "v1", End.DELETED));

    assertEquals(
        "Interrupted: 1 model deleted, 1 model not touched. Run the same command again for the rest.",
        interrupted());
  }

  @Test
  void results_areADocumentOnlyWhereOneWasAskedFor() {
    feed.planned(List.of(Samples.stop("v1", "RUNNING")));

    assertEquals(List.of(), InterruptionNotice.of(command, false).results());
    assertEquals(
        command.json(IncompleteReason.INTERRUPTED), InterruptionNotice.of(command, true).results());
  }

  @Test
  void record_afterAnInterruption_isHeldBack() {
    Streams streams = new Streams(false);
    Terminal terminal = streams.terminal();
    feed.planned(List.of(Samples.stop("v1", "RUNNING")));
    terminal.ifInterrupted(() -> InterruptionNotice.of(command, false));
    Event calling = another(Samples.stop("v1", "RUNNING")).calling("v1", Action.STOP);
    terminal.interrupted();
    Thread thread =
        new Thread(
            () -> {
              terminal.unlessInterrupted(() -> command.record(calling));
              terminal.say("told of " + calling);
            });
    thread.setDaemon(true);
    thread.start();
    while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
      Thread.onSpinWait();
    }

    assertEquals("Interrupted: nothing was changed.\n", streams.err());
    assertEquals("Interrupted: nothing was changed.", interrupted());
  }
}
