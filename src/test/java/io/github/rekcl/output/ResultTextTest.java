package io.github.rekcl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.lifecycle.Failure;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.Scope;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.CallFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultTextTest {
  private static final String ARN = Samples.arn("v1").toString();
  private static final Target WITHOUT_PROJECT =
      new Target(null, new ModelRef.ByArn(Samples.arn("v1")));

  private final Streams streams = new Streams(false);

  private String said(Report report) {
    new ResultText(streams.terminal(), SuggestedCommands.PLAIN, 0, 0).show(report);
    assertEquals("", streams.out());
    return streams.news();
  }

  private String failed(Action action, Failure failure, Acceptance acceptance) {
    return said(Samples.failed(action, "v1", failure, acceptance));
  }

  private static Report nowhere(Failure failure) {
    return new Report(
        Action.STOP,
        WITHOUT_PROJECT,
        null,
        null,
        Duration.ZERO,
        new Result.Failed(failure, Acceptance.NONE));
  }

  private static CallFailure failure(String operation, CallFailure.Kind kind) {
    return new CallFailure(operation, kind, "Code", "words", null, false);
  }

  @ParameterizedTest
  @CsvSource({
    "STOPPED,         'Model stopped: %s'",
    "ALREADY_STOPPED, 'Model already stopped: %s'",
    "NOT_RUNNING,     'Model not running: %s (TRAINING_COMPLETED)'",
    "STOPPING,        'Model stopping: %s'",
    "DELETED,         'Model deleted: %s'",
    "ALREADY_GONE,    'Model not found, nothing to delete: %s'",
    "DELETING,        'Model deleting: %s'",
  })
  void show_whatWasReached_isOneLineOfResults(End end, String line) {
    Report report = Samples.reached(Action.STOP, "v1", end);
    new ResultText(streams.terminal(), SuggestedCommands.PLAIN, 0, 0).show(report);

    assertEquals(line.formatted(ARN) + "\n", streams.out());
    assertEquals("", streams.err());
  }

  @Test
  void explain_whatWasReached_saysNothing() {
    ResultText text = new ResultText(streams.terminal(), SuggestedCommands.PLAIN, 0, 0);
    text.explain(Samples.reached(Action.STOP, "v1", End.STOPPED));
    assertEquals("", streams.out() + streams.err());

    text.explain(Samples.wrongStatus(Action.STOP, "v1", "DELETING"));
    assertEquals(
        "Model not stopped: "
            + ARN
            + ": it is DELETING\nIt is being deleted; there is nothing to stop.\n",
        streams.err());
  }

  @Test
  void show_absentModel_namesTheOthers() {
    assertEquals(
        "Model not found: "
            + ARN
            + " in project "
            + Samples.PROJECT
            + "\nModels of this project:\n  v2  "
            + Samples.arn("v2")
            + "\n",
        failed(Action.STOP, new Failure.NotFound(List.of(Samples.arn("v2"))), Acceptance.NONE));
  }

  @Test
  void show_withoutProject_namesAccountAndRegion() {
    assertEquals(
        "Model not found: " + ARN + " in account 111122223333, region us-east-1\n",
        said(nowhere(new Failure.NotFound(List.of()))));
    assertEquals(
        "Project not found: demo in account 111122223333, region us-east-1\n"
            + "Check the ARN; the credentials must belong to account 111122223333: "
            + ARN
            + "\n",
        said(nowhere(new Failure.NoProject())));
    assertEquals(
        "Model not stopped: "
            + ARN
            + ": DescribeProjects failed: Code: words\n"
            + "Check the ARN; the credentials must belong to account 111122223333: "
            + ARN
            + "\n",
        said(
            nowhere(
                new Failure.Call(
                    failure("DescribeProjects", CallFailure.Kind.NOT_FOUND), null, null))));
  }

  @Test
  void show_ambiguousName_namesTheCandidates() {
    Report report =
        new Report(
            Action.DELETE,
            new Target(Samples.PROJECT, new ModelRef.ByName("v1")),
            null,
            null,
            Duration.ZERO,
            new Result.Failed(new Failure.Ambiguous(List.of(Samples.arn("v1"))), Acceptance.NONE));

    assertEquals(
        "Model not deleted: v1: several models have this version name\n"
            + "Name one by its ARN:\n  v1  "
            + ARN
            + "\n",
        said(report));
  }

  /** The next command with --emulate has new models: stopping one first would not help it. */
  @Test
  void show_wrongStatus_underEmulate_suggestsOneCommand() {
    SuggestedCommands emulated = new SuggestedCommands(List.of("--emulate"), true);

    new ResultText(streams.terminal(), emulated, 0, 0)
        .explain(Samples.wrongStatus(Action.DELETE, "v1", "RUNNING"));

    assertEquals(
        "Model not deleted: %s: it is RUNNING\nStop and delete it: rekcl delete --emulate --stop %s %s\n"
            .formatted(ARN, Samples.PROJECT, ARN),
        streams.news());
  }

  @Test
  void show_wrongStatus_saysWhatHelps() {
    assertEquals(
        "Model not deleted: "
            + ARN
            + ": it is RUNNING\nStop it first: rekcl stop "
            + Samples.PROJECT
            + " "
            + ARN
            + "\nOr stop and delete it: rekcl delete --stop "
            + Samples.PROJECT
            + " "
            + ARN
            + "\n",
        said(Samples.wrongStatus(Action.DELETE, "v1", "RUNNING")));
    assertEquals(
        "Model not deleted: "
            + ARN
            + ": it is TRAINING_IN_PROGRESS\n"
            + "Wait until training or copying ends, or let rekcl wait: rekcl delete"
            + " --await-training "
            + Samples.PROJECT
            + " "
            + ARN
            + "\n",
        said(Samples.wrongStatus(Action.DELETE, "v1", "TRAINING_IN_PROGRESS")));
  }

  @ParameterizedTest
  @CsvSource({
    "CERTAIN, 'seen ', 'AWS continues with what it accepted. Run the same command again to see.'",
    "POSSIBLE, 'seen ', 'AWS may have accepted the request. Run the same command again to see.'",
    "NONE, '', ''",
  })
  void show_failedCall_saysWhetherAwsContinues(Acceptance acceptance, String seen, String end) {
    Failure failure = new Failure.Call(Samples.THROTTLED, "STOPPING", "slow\nly");

    assertEquals(
        "Model not "
            + seen
            + "stopped: "
            + ARN
            + ": DescribeProjectVersions failed: ThrottlingException: Rate exceeded (request id"
            + " r-1)\n"
            + "Last seen STOPPING (slow ly)\n"
            + "The account's request quota is used up. Try again later.\n"
            + (end.isEmpty() ? "" : end + "\n"),
        failed(Action.STOP, failure, acceptance));
  }

  @Test
  void show_wentElsewhere_tellsTheTruth() {
    assertEquals(
        "Model not stopped: " + ARN + ": it no longer exists; it was deleted in the meantime\n",
        failed(Action.STOP, new Failure.WentElsewhere(null), Acceptance.NONE));
    assertEquals(
        "Model not stopped: "
            + ARN
            + ": it is FAILED\n"
            + "It may still be billed. Run the same command again, or check it in the console.\n",
        failed(
            Action.STOP,
            new Failure.WentElsewhere(Samples.model("v1", "FAILED")),
            Acceptance.NONE));
    assertEquals(
        "Model not deleted: " + ARN + ": it is STOPPED\n",
        failed(
            Action.DELETE,
            new Failure.WentElsewhere(Samples.model("v1", "STOPPED")),
            Acceptance.NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "CERTAIN, 'AWS continues with what it accepted. Run the same command again to resume.'",
    "POSSIBLE, 'AWS may have accepted the request. Run the same command again to resume.'",
    "NONE, 'Run the same command again to resume.'",
  })
  void show_timeOut_saysWhetherAwsContinues(Acceptance acceptance, String end) {
    assertEquals(
        "Timed out after 30m: model not seen stopped: "
            + ARN
            + " (last seen STOPPING)\n"
            + end
            + "\n",
        said(Samples.timedOut(Action.STOP, "v1", acceptance)));
  }

  @Test
  void show_timeOutOfTheFirstLook_saysThatNothingWasSeen() {
    Result result = new Result.TimedOut(Duration.ofSeconds(2), Acceptance.NONE);

    assertEquals(
        "Timed out after 2s: model not seen deleted: "
            + ARN
            + " (no status was seen)\nRun the same command again to resume.\n",
        said(new Report(Action.DELETE, WITHOUT_PROJECT, null, null, Duration.ZERO, result)));
  }

  @Test
  void notListed_namesThePlace() {
    assertEquals(
        List.of(
            "Models not listed: demo: DescribeProjectVersions failed: Code: words",
            "Check the ARN; the credentials must belong to account 111122223333: "
                + Samples.PROJECT),
        CallText.notListed(
            new Inventory.Unseen(
                new Scope.OfProject(Samples.PROJECT),
                failure("DescribeProjectVersions", CallFailure.Kind.NOT_FOUND)),
            0));
    assertEquals(
        List.of(
            "Models not listed: eu-west-1: DescribeProjects failed: Code: words",
            "Allow this identity the IAM action rekognition:DescribeProjects."),
        CallText.notListed(
            new Inventory.Unseen(
                new Scope.OfRegion("eu-west-1"),
                failure("DescribeProjects", CallFailure.Kind.DENIED)),
            0));
    assertEquals(
        "Check the network, the proxy settings and the endpoint of region eu-west-1.",
        CallText.notListed(
                new Inventory.Unseen(
                    new Scope.OfRegion("eu-west-1"),
                    failure("DescribeProjects", CallFailure.Kind.NETWORK)),
                0)
            .get(1));
  }

  @Test
  void summary_ofManyModels_countsWhatThereIs() {
    assertEquals(
        List.of("5 models: 1 stopped, 1 already stopped, 1 failed, 1 timed out, 1 skipped"),
        SummaryText.lines(
            List.of(
                Samples.timedOut(Action.STOP, "v1", Acceptance.CERTAIN),
                Samples.wrongStatus(Action.STOP, "v2", "DELETING"),
                Samples.reached(Action.STOP, "v3", End.ALREADY_STOPPED),
                Samples.reached(Action.STOP, "v4", End.STOPPED)),
            1));
    assertEquals(
        List.of("3 models: 1 deleted, 1 already gone, 1 deleting"),
        SummaryText.lines(
            List.of(
                Samples.reached(Action.DELETE, "v1", End.DELETED),
                Samples.reached(Action.DELETE, "v2", End.ALREADY_GONE),
                Samples.reached(Action.DELETE, "v3", End.DELETING)),
            0));
    assertEquals(
        List.of("2 models: 1 not running, 1 stopping"),
        SummaryText.lines(
            List.of(
                Samples.reached(Action.STOP, "v1", End.NOT_RUNNING),
                Samples.reached(Action.STOP, "v2", End.STOPPING)),
            0));
  }

  @Test
  void summary_ofOneModel_isNone() {
    assertEquals(
        List.of(), SummaryText.lines(List.of(Samples.reached(Action.STOP, "v1", End.STOPPED)), 0));
    assertEquals(List.of(), SummaryText.lines(List.of(), 1));
  }
}
