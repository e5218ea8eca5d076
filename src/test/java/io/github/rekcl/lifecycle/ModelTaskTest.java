package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.CallFailures;
import io.github.rekcl.rekognition.Errors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** The state transitions of one model's task. */
class ModelTaskTest {
  private static final ProjectArn PROJECT =
      ProjectArn.parse("arn:aws:rekognition:us-east-1:111122223333:project/demo/1");
  private static final ModelArn MODEL =
      ModelArn.parse("arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/2");
  private static final WaitPolicy POLICY =
      new WaitPolicy(Duration.ofMinutes(1), Duration.ofSeconds(5));

  private final VirtualTime time = new VirtualTime();
  private final List<ModelProgress> progress = new ArrayList<>();

  private static Model model(String status) {
    return new Model(
        MODEL,
        ModelStatus.of(status),
        status,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * Starts a task for a model with an initial status. The command is "stop", "delete", or
   * "delete++" for a deletion that may stop the model or await its training first.
   */
  private ModelTask start(String command, String status, boolean wait) {
    LifecycleRequest request =
        switch (command) {
          case "stop" -> LifecycleRequest.stop();
          case "delete" -> LifecycleRequest.delete(false, false, false);
          default -> LifecycleRequest.delete(true, true, false);
        };
    Plan.Pending plan = (Plan.Pending) StatusRules.plan(request, PROJECT, model(status));
    ModelTask task = new ModelTask(plan, POLICY, wait, time, this::onEvent);
    task.start();
    return task;
  }

  private void onEvent(Event event) {
    progress.add(((Event.Progressed) event).progress());
  }

  /**
   * Applies an event to a task: {@code sent}, {@code accepted} or the error code of a call; {@code
   * poll:} and the error code of a poll; {@code time} if the deadline passes; {@code timeout} if
   * the call times out; {@code absent} or the status in a poll's response.
   */
  private void apply(ModelTask task, String event) {
    switch (event) {
      case "sent" -> task.onCallSent();
      case "accepted" -> task.onCallAccepted();
      case "absent" -> task.onSeen(null);
      case "time" -> {
        time.pass(POLICY.timeout());
        task.onTime();
      }
      default -> {
        if (event.startsWith("poll:")) {
          task.onPollFailed(CallFailures.of("Describe", Errors.service(event.substring(5), 400)));
        } else if (event.equals("timeout")) {
          task.onCallFailed(CallFailures.of("Call", ApiCallTimeoutException.create(1)));
        } else if (event.endsWith("Exception")) {
          task.onCallFailed(CallFailures.of("Call", Errors.service(event, 400)));
        } else {
          task.onSeen(model(event));
        }
      }
    }
  }

  /** Returns the state of a task, the call that it wants and its result as text. */
  private static String describe(ModelTask task) {
    String call = task.wantedCall().map(action -> " " + action).orElse("");
    return task.state() + call + task.report().map(r -> " " + text(r.result())).orElse("");
  }

  private static String text(Result result) {
    if (result instanceof Result.Reached reached) {
      return reached.end().name();
    }
    if (result instanceof Result.TimedOut timedOut) {
      return "TIMED_OUT " + timedOut.acceptance();
    }
    Result.Failed failed = (Result.Failed) result;
    return failed.failure().getClass().getSimpleName() + " " + failed.acceptance();
  }

  private String stateAfter(String command, String status, boolean wait, String events) {
    ModelTask task = start(command, status, wait);
    if (!events.isEmpty()) {
      for (String event : events.split(" ", -1)) {
        apply(task, event);
      }
    }
    return describe(task);
  }

  /** The status table: the first step of a command by the initial status. */
  @ParameterizedTest
  @CsvSource({
    "stop,     RUNNING,              WANTS_CALL STOP",
    "stop,     STARTING,             WANTS_CALL STOP",
    "stop,     STOPPING,             POLLING",
    "stop,     FAILED,               WANTS_CALL STOP",
    "stop,     EXPIRED,              WANTS_CALL STOP",
    "stop,     DEPRECATED,           WANTS_CALL STOP",
    "stop,     HIBERNATING,          WANTS_CALL STOP",
    "delete,   STOPPED,              WANTS_CALL DELETE",
    "delete,   TRAINING_COMPLETED,   WANTS_CALL DELETE",
    "delete,   TRAINING_FAILED,      WANTS_CALL DELETE",
    "delete,   COPYING_COMPLETED,    WANTS_CALL DELETE",
    "delete,   COPYING_FAILED,       WANTS_CALL DELETE",
    "delete,   FAILED,               WANTS_CALL DELETE",
    "delete,   EXPIRED,              WANTS_CALL DELETE",
    "delete,   DEPRECATED,           WANTS_CALL DELETE",
    "delete,   HIBERNATING,          WANTS_CALL DELETE",
    "delete,   DELETING,             POLLING",
    "delete++, RUNNING,              WANTS_CALL STOP",
    "delete++, STARTING,             WANTS_CALL STOP",
    "delete++, STOPPING,             POLLING",
    "delete++, TRAINING_IN_PROGRESS, POLLING",
    "delete++, COPYING_IN_PROGRESS,  POLLING",
  })
  void start_byStatus(String command, String status, String state) {
    assertEquals(state, stateAfter(command, status, true, ""));
  }

  /** The transitions after a call was sent. */
  @ParameterizedTest
  @CsvSource({
    "stop,   RUNNING, sent,                                  CALLING",
    "stop,   RUNNING, sent accepted,                         POLLING",
    "stop,   RUNNING, sent AccessDeniedException,            DONE Call NONE",
    "stop,   RUNNING, sent timeout,                          POLLING",
    "stop,   RUNNING, sent timeout time,                     DONE TIMED_OUT POSSIBLE",
    "stop,   RUNNING, sent timeout STOPPING time,            DONE TIMED_OUT CERTAIN",
    "stop,   RUNNING, sent accepted time,                    DONE TIMED_OUT CERTAIN",
    "stop,   RUNNING, sent ThrottlingException,              POLLING",
    "stop,   RUNNING, sent ThrottlingException RUNNING,      WANTS_CALL STOP",
    "stop,   RUNNING, sent ThrottlingException RUNNING time, DONE TIMED_OUT REFUSED",
    "stop,   RUNNING, sent ThrottlingException RUNNING sent, CALLING",
    "stop,   RUNNING, sent ResourceInUseException RUNNING,   POLLING",
    "delete, STOPPED, sent,                                  CALLING",
    "delete, STOPPED, sent accepted,                         POLLING",
    "delete, STOPPED, sent AccessDeniedException,            DONE Call NONE",
    "delete, STOPPED, sent ThrottlingException STOPPED,      WANTS_CALL DELETE",
    "delete, STOPPED, sent ResourceInUseException time,      DONE TIMED_OUT REFUSED",
    "delete, STOPPED, sent timeout STOPPED,                  POLLING",
  })
  void call_sent(String command, String status, String events, String state) {
    assertEquals(state, stateAfter(command, status, true, events));
  }

  /** A stop refused as "in use" while the model is STARTING is retried when it is RUNNING. */
  @ParameterizedTest
  @CsvSource({
    "STARTING, sent ResourceInUseException,                          POLLING",
    "STARTING, sent ResourceInUseException STARTING,                 POLLING",
    "STARTING, sent ResourceInUseException RUNNING,                  WANTS_CALL STOP",
    "STARTING, sent ResourceInUseException RUNNING sent accepted,    POLLING",
    "STARTING, sent ResourceInUseException STARTING time,            DONE TIMED_OUT REFUSED",
    "RUNNING,  sent ResourceInUseException STARTING RUNNING,         WANTS_CALL STOP",
    "STARTING, sent accepted STARTING RUNNING STOPPING STOPPED,      DONE STOPPED",
  })
  void stop_whileStarting(String status, String events, String state) {
    assertEquals(state, stateAfter("stop", status, true, events));
  }

  /** Polls after an accepted call. An unexpected status may be stale and does not end the task. */
  @ParameterizedTest
  @CsvSource({
    "stop,   RUNNING, STOPPING,                       POLLING",
    "stop,   RUNNING, STOPPED,                        DONE STOPPED",
    "stop,   RUNNING, RUNNING,                        POLLING",
    "stop,   RUNNING, FAILED,                         POLLING",
    "stop,   RUNNING, STARTING STOPPED,               DONE STOPPED",
    "stop,   RUNNING, TRAINING_COMPLETED STOPPED,     DONE STOPPED",
    "stop,   RUNNING, absent,                         POLLING",
    "stop,   RUNNING, DELETING,                       POLLING",
    "stop,   RUNNING, poll:ThrottlingException,       POLLING",
    "stop,   RUNNING, poll:AccessDeniedException,     DONE Call CERTAIN",
    "delete, STOPPED, DELETING,                       POLLING",
    "delete, STOPPED, absent,                         DONE DELETED",
    "delete, STOPPED, STOPPED,                        POLLING",
    "delete, STOPPED, RUNNING absent,                 DONE DELETED",
    "delete, STOPPED, poll:AccessDeniedException,     DONE Call CERTAIN",
  })
  void accepted_thenPolled(String command, String status, String events, String state) {
    assertEquals(state, stateAfter(command, status, true, "sent accepted " + events));
  }

  /** A deletion continues automatically after a stop or a training. */
  @ParameterizedTest
  @CsvSource({
    "RUNNING,              sent accepted STOPPED,                    WANTS_CALL DELETE",
    "RUNNING,              sent accepted STOPPED sent accepted,      POLLING",
    "RUNNING,              sent accepted STOPPED sent accepted absent, DONE DELETED",
    "RUNNING,              sent AccessDeniedException,               DONE Call NONE",
    "RUNNING,              sent accepted time,                       DONE TIMED_OUT CERTAIN",
    "STOPPING,             STOPPED,                                  WANTS_CALL DELETE",
    "STOPPING,             STOPPED time,                             WANTS_CALL DELETE",
    "TRAINING_IN_PROGRESS, TRAINING_IN_PROGRESS,                     POLLING",
    "TRAINING_IN_PROGRESS, TRAINING_COMPLETED,                       WANTS_CALL DELETE",
    "TRAINING_IN_PROGRESS, RUNNING,                                  WANTS_CALL STOP",
    "TRAINING_IN_PROGRESS, DELETING,                                 POLLING",
    "TRAINING_IN_PROGRESS, time,                                     DONE TIMED_OUT NONE",
    "COPYING_IN_PROGRESS,  COPYING_FAILED,                           WANTS_CALL DELETE",
  })
  void delete_afterStopOrTraining(String status, String events, String state) {
    assertEquals(state, stateAfter("delete++", status, true, events));
  }

  /** Without waiting, an accepted call ends the task, but not the stop before a deletion. */
  @ParameterizedTest
  @CsvSource({
    "stop,     RUNNING,  sent accepted,                       DONE STOPPING",
    "stop,     STOPPING, '',                                  DONE STOPPING",
    "stop,     RUNNING,  sent timeout STOPPING,               DONE STOPPING",
    "stop,     RUNNING,  sent timeout STOPPED,                DONE STOPPED",
    "stop,     RUNNING,  sent timeout RUNNING,                POLLING",
    "delete,   STOPPED,  sent timeout absent,                 POLLING",
    "delete,   STOPPED,  sent accepted,                       DONE DELETING",
    "delete,   DELETING, '',                                  DONE DELETING",
    "delete,   STOPPED,  sent timeout DELETING,               DONE DELETING",
    "delete++, RUNNING,  sent accepted,                       POLLING",
    "delete++, RUNNING,  sent accepted STOPPED sent accepted, DONE DELETING",
  })
  void noWait_endsWhenAccepted(String command, String status, String events, String state) {
    assertEquals(state, stateAfter(command, status, false, events));
  }

  /** An unexpected status ends the task only after four polls and fifteen seconds. */
  @ParameterizedTest
  @CsvSource({
    "stop,     RUNNING,  sent accepted,               FAILED,   WentElsewhere NONE",
    "stop,     RUNNING,  sent accepted,               RUNNING,  WentElsewhere NONE",
    "stop,     RUNNING,  sent accepted,               absent,   WentElsewhere NONE",
    "stop,     RUNNING,  sent ResourceInUseException, RUNNING,  Call NONE",
    "stop,     RUNNING,  sent timeout,                RUNNING,  Call NONE",
    "delete,   STOPPED,  sent accepted,               STOPPED,  WentElsewhere NONE",
    "delete,   STOPPED,  sent timeout,                STOPPED,  Call NONE",
    "delete,   STOPPED,  sent timeout,                absent,   DELETED",
    "delete++, RUNNING,  sent accepted,               absent,   DELETED",
    "delete++, RUNNING,  sent accepted,               FAILED,   WentElsewhere NONE",
  })
  void unexpectedStatus_persists_endsTheTask(
      String command, String status, String call, String seen, String result) {
    ModelTask task = start(command, status, true);
    for (String event : call.split(" ", -1)) {
      apply(task, event);
    }
    for (int poll = 1; poll <= 3; poll++) {
      apply(task, seen);
      time.pass(Duration.ofSeconds(5));
    }
    assertEquals("POLLING", describe(task));
    apply(task, seen);
    assertEquals("DONE " + result, describe(task));
  }

  /** If another client deletes the model during the stop, the task waits for that deletion. */
  @Test
  void deleteAfterStop_deletedByOthers_awaitsTheDeletion() {
    ModelTask task = start("delete++", "RUNNING", true);
    apply(task, "sent");
    apply(task, "accepted");
    for (int poll = 1; poll <= 4; poll++) {
      apply(task, "DELETING");
      time.pass(Duration.ofSeconds(5));
    }
    assertEquals("POLLING", describe(task));
    apply(task, "absent");
    assertEquals("DONE DELETED", describe(task));
  }

  /** Events after the end change nothing. */
  @ParameterizedTest
  @CsvSource({"sent accepted STOPPED", "sent AccessDeniedException", "sent accepted time"})
  void done_staysDone(String events) {
    ModelTask task = start("stop", "RUNNING", true);
    for (String event : events.split(" ", -1)) {
      apply(task, event);
    }
    String end = describe(task);
    int changes = progress.size();
    for (String late : List.of("accepted", "timeout", "RUNNING", "poll:Late", "time")) {
      apply(task, late);
      assertEquals(end, describe(task));
    }
    assertEquals(changes, progress.size());
  }

  /**
   * The deadline of a phase starts with its first call, not while it waits for the rate limiter.
   */
  @Test
  void untilTime_startsWithTheFirstCall() {
    ModelTask task = start("delete++", "RUNNING", true);
    time.pass(Duration.ofHours(1));
    task.onTime();
    assertEquals("WANTS_CALL STOP", describe(task));

    apply(task, "sent");
    apply(task, "accepted");
    assertEquals(POLICY.timeout(), task.untilTime());
    time.pass(Duration.ofSeconds(50));
    apply(task, "STOPPED");
    apply(task, "sent");
    apply(task, "accepted");
    assertEquals(POLICY.timeout(), task.untilTime());
  }

  /** Each change is reported once. */
  @Test
  void progress_isReportedForEachChange() {
    ModelTask task = start("delete++", "RUNNING", true);
    for (String event :
        "sent accepted STOPPING STOPPING STOPPED sent accepted absent".split(" ", -1)) {
      apply(task, event);
    }
    assertEquals(
        List.of(
            "CALLING STOP POSSIBLE RUNNING",
            "POLLING STOP CERTAIN RUNNING",
            "POLLING STOP CERTAIN STOPPING",
            "POLLING STOP CERTAIN STOPPED",
            "CALLING DELETE POSSIBLE STOPPED",
            "POLLING DELETE CERTAIN STOPPED",
            "POLLING DELETE CERTAIN null",
            "DONE DELETE CERTAIN null"),
        progress.stream().map(ModelTaskTest::text).toList());
  }

  private static String text(ModelProgress progress) {
    @Nullable String status = progress.statusText();
    return progress.state() + " " + progress.called() + " " + progress.acceptance() + " " + status;
  }

  /** A poll must be answered within the timeout: there is no other one in its last second. */
  @ParameterizedTest
  @CsvSource({
    "stop,     RUNNING,              sent,                     timeout,             POSSIBLE",
    "stop,     RUNNING,              sent,                     ThrottlingException, REFUSED",
    "stop,     RUNNING,              sent,                     accepted,            CERTAIN",
    "stop,     RUNNING,              sent accepted,            STOPPING,            CERTAIN",
    "stop,     RUNNING,              sent accepted,            RUNNING,             CERTAIN",
    "stop,     RUNNING,              sent accepted,            poll:ThrottlingException, CERTAIN",
    "stop,     RUNNING,              sent ThrottlingException, RUNNING,             REFUSED",
    "delete,   STOPPED,              sent accepted,            DELETING,            CERTAIN",
    "delete++, TRAINING_IN_PROGRESS, '',                       TRAINING_IN_PROGRESS, NONE",
  })
  void event_afterTheTimeForTheLastPoll_endsTheTask(
      String command, String status, String events, String late, Acceptance acceptance) {
    ModelTask task = start(command, status, true);
    applyAll(task, events);
    time.pass(POLICY.timeout().minusSeconds(1));

    apply(task, late);

    assertEquals("DONE TIMED_OUT " + acceptance, describe(task));
  }

  @ParameterizedTest
  @CsvSource({
    "stop,   RUNNING, sent accepted,                     STOPPED, STOPPED",
    "delete, STOPPED, sent accepted,                     absent,  DELETED",
    "stop,   RUNNING, sent timeout,                      STOPPED, STOPPED",
  })
  void lastPoll_modelIsThere_isNoTimeout(
      String command, String status, String events, String seen, String end) {
    ModelTask task = start(command, status, true);
    applyAll(task, events);
    time.pass(POLICY.timeout().minusSeconds(1));

    apply(task, seen);

    assertEquals("DONE " + end, describe(task));
  }

  /** The call had an effect, or somebody else changed the model: no second call. */
  @ParameterizedTest
  @CsvSource({
    "stop,     RUNNING, FAILED",
    "stop,     RUNNING, STARTING",
    "stop,     RUNNING, STOPPING RUNNING",
    "delete,   STOPPED, FAILED",
    "delete,   STOPPED, DELETING STOPPED",
    "delete,   STOPPED, absent",
  })
  void throttled_statusChanged_isNotCalledAgain(String command, String status, String seen) {
    assertEquals("POLLING", stateAfter(command, status, true, "sent ThrottlingException " + seen));
  }

  @Test
  void throttled_whileStarting_isCalledAgain() {
    assertEquals(
        "WANTS_CALL STOP",
        stateAfter("stop", "STARTING", true, "sent ThrottlingException STARTING"));
  }

  /** How long a model that was progress to stop stays STARTING is not documented. */
  @Test
  void accepted_whileStarting_waitsHoweverLongItStarts() {
    ModelTask task = start("stop", "STARTING", true);
    applyAll(task, "sent accepted");

    seenFor(task, "STARTING", 8);

    assertEquals("POLLING", describe(task));
  }

  @Test
  void accepted_thenStartingAgain_failsOnceItLasts() {
    ModelTask task = start("stop", "RUNNING", true);
    applyAll(task, "sent accepted");

    seenFor(task, "STARTING", 4);

    assertEquals("DONE WentElsewhere NONE", describe(task));
  }

  /** Only unexpected polls in a row count. */
  @Test
  void unexpectedStatus_expectedOneBetween_countsFromTheBeginning() {
    ModelTask task = start("stop", "RUNNING", true);
    applyAll(task, "sent accepted");

    seenFor(task, "RUNNING", 3);
    apply(task, "STOPPING");
    seenFor(task, "RUNNING", 3);
    assertEquals("POLLING", describe(task));

    apply(task, "RUNNING");
    assertEquals("DONE WentElsewhere NONE", describe(task));
  }

  @Test
  void start_inTraining_tellsThatItIsPolled() {
    start("delete++", "TRAINING_IN_PROGRESS", true);

    assertEquals(
        List.of("POLLING null NONE TRAINING_IN_PROGRESS"),
        progress.stream().map(ModelTaskTest::text).toList());
  }

  /** An interrupted command counts these deletions as not requested. */
  @Test
  void progress_deleteAfterStop_awaitsTheDeletionUntilItIsCalled() {
    ModelTask task = start("delete++", "RUNNING", true);
    applyAll(task, "sent accepted STOPPED sent accepted absent");

    assertEquals(
        List.of(
            "CALLING STOP true",
            "POLLING STOP true",
            "POLLING STOP true",
            "CALLING DELETE false",
            "POLLING DELETE false",
            "POLLING DELETE false",
            "DONE DELETE false"),
        progress.stream()
            .map(p -> p.state() + " " + p.called() + " " + p.awaitsDeletion())
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "stop,     RUNNING, sent accepted",
    "delete++, RUNNING, sent AccessDeniedException",
    "delete++, RUNNING, sent accepted time",
  })
  void progress_noDeletionFollows_awaitsNone(String command, String status, String events) {
    ModelTask task = start(command, status, true);
    applyAll(task, events);

    assertFalse(progress.get(progress.size() - 1).awaitsDeletion());
  }

  @Test
  void progress_beforeTheFirstCall_hasNotBegun() {
    ModelTask task = start("stop", "RUNNING", true);
    ModelProgress before =
        ModelProgress.of(
            (Plan.Pending) StatusRules.plan(LifecycleRequest.stop(), PROJECT, model("RUNNING")));
    time.pass(Duration.ofSeconds(9));

    assertFalse(before.hasBegun());
    assertFalse(before.awaitsDeletion());
    assertEquals(Duration.ZERO, before.elapsed(time));
    assertEquals(Duration.ZERO, before.elapsedOfPhase(time));

    apply(task, "sent");
    assertTrue(progress.get(0).hasBegun());
  }

  @Test
  void progress_secondPhase_hasItsOwnTime() {
    ModelTask task = start("delete++", "RUNNING", true);
    applyAll(task, "sent accepted");
    time.pass(Duration.ofSeconds(20));
    applyAll(task, "STOPPED sent");
    time.pass(Duration.ofSeconds(3));

    ModelProgress last = progress.get(progress.size() - 1);
    assertEquals(Duration.ofSeconds(23), last.elapsed(time));
    assertEquals(Duration.ofSeconds(3), last.elapsedOfPhase(time));
  }

  /** The service's message about a status often says why a call fails. */
  @Test
  void failedCall_hasTheStatusAndMessageOfTheLastPoll() {
    ModelTask task = start("stop", "RUNNING", true);
    applyAll(task, "sent accepted");
    task.onSeen(
        new Model(
            MODEL,
            ModelStatus.FAILED,
            "FAILED",
            "out of capacity",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    apply(task, "poll:AccessDeniedException");

    Failure.Call failure = failedCall(task);
    assertEquals("FAILED", failure.statusText());
    assertEquals("out of capacity", failure.statusMessage());
  }

  @Test
  void failedCall_modelIsGone_hasNoStatus() {
    ModelTask task = start("stop", "RUNNING", true);
    applyAll(task, "sent accepted absent poll:AccessDeniedException");

    assertNull(failedCall(task).statusText());
    assertNull(failedCall(task).statusMessage());
  }

  private static Failure.Call failedCall(ModelTask task) {
    Result result = task.report().orElseThrow().result();
    return (Failure.Call) ((Result.Failed) result).failure();
  }

  private void applyAll(ModelTask task, String events) {
    if (!events.isEmpty()) {
      for (String event : events.split(" ", -1)) {
        apply(task, event);
      }
    }
  }

  /** Shows a status in several polls, five seconds apart. */
  private void seenFor(ModelTask task, String status, int polls) {
    for (int poll = 0; poll < polls; poll++) {
      apply(task, status);
      time.pass(Duration.ofSeconds(5));
    }
  }
}
