package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.model.Target;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plans, reports and inventories say about themselves. */
class RecordsTest {
  private static final ProjectArn PROJECT =
      ProjectArn.parse("arn:aws:rekognition:us-east-1:111122223333:project/demo/1");

  private static Model model(String status) {
    return FakeRekognition.described(PROJECT, "v1", status);
  }

  private static Report report(@Nullable Model last, Result result) {
    Target target = Target.of(PROJECT, model("RUNNING").arn());
    return new Report(Action.STOP, target, model("RUNNING"), last, Duration.ZERO, result);
  }

  /** With --no-wait, the response to the call is newer than the last poll. */
  @ParameterizedTest
  @CsvSource({
    "STOPPING, RUNNING, STOPPING",
    "DELETING, STOPPED, DELETING",
    "STOPPED,  STOPPED, STOPPED",
    "NOT_RUNNING, TRAINING_FAILED, TRAINING_FAILED",
  })
  void status_reached_isTheLastKnown(End end, String lastSeen, String status) {
    assertEquals(status, report(model(lastSeen), new Result.Reached(end)).status());
  }

  @Test
  void status_notReached_isThatOfTheLastPoll() {
    Result timedOut = new Result.TimedOut(Duration.ofMinutes(1), Acceptance.CERTAIN);

    assertEquals("RUNNING", report(model("RUNNING"), timedOut).status());
  }

  @Test
  void status_gone_isNull() {
    assertNull(report(null, new Result.Reached(End.DELETED)).status());
  }

  @ParameterizedTest
  @CsvSource({
    "stop,   STOP,          true",
    "stop,   AWAIT_STOPPED, false",
    "delete, STOP,          true",
    "delete, AWAIT_STOPPED, true",
    "delete, AWAIT_TRAINED, true",
    "delete, DELETE,        true",
    "delete, AWAIT_GONE,    false",
  })
  void changesSomething_joinedWait_isFalse(String command, Step first, boolean changes) {
    LifecycleRequest request =
        command.equals("stop")
            ? LifecycleRequest.stop()
            : LifecycleRequest.delete(true, true, false);

    assertEquals(
        changes, new Plan.Pending(request, PROJECT, model("STOPPING"), first).changesSomething());
  }

  @Test
  void donePlan_hasTheModelAsItWasFound() {
    Plan plan = StatusRules.plan(LifecycleRequest.stop(), PROJECT, model("STOPPED"));

    assertEquals(model("STOPPED"), plan.model());
  }

  @Test
  void pendingPlan_modelOfAnotherProject_isRejected() {
    ProjectArn other =
        ProjectArn.parse("arn:aws:rekognition:us-east-1:111122223333:project/other/1");

    assertThrows(
        IllegalArgumentException.class,
        () -> new Plan.Pending(LifecycleRequest.stop(), other, model("RUNNING"), Step.STOP));
  }

  @Test
  void only_modelsThatMatch_keepsWhatCouldNotBeRead() {
    Inventory.Found running = new Inventory.Found(PROJECT, model("RUNNING"));
    Inventory.Found stopped = new Inventory.Found(PROJECT, model("STOPPED"));
    List<Inventory.Unseen> unseen =
        List.of(new Inventory.Unseen(new Scope.OfRegion("us-east-2"), null));

    assertEquals(
        new Inventory(List.of(running), unseen),
        new Inventory(List.of(running, stopped), unseen).only(Model::holdsInferenceUnits));
  }

  @Test
  void service_rateBelowOne_isRejected() {
    VirtualTime time = new VirtualTime();

    assertThrows(IllegalArgumentException.class, () -> serviceWithRate(time, 0));
    serviceWithRate(time, 1).close();
  }

  private static ModelLifecycleService serviceWithRate(VirtualTime time, int maxTps) {
    return new ModelLifecycleService(
        (region, repeats) -> new FakeRekognition(), time, time, maxTps);
  }
}
