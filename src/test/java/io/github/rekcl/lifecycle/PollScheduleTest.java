package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.Gateway;
import io.github.rekcl.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a project is polled, to the millisecond, on virtual time. */
class PollScheduleTest {
  /** The time between two polls at five requests in 1.05 seconds. */
  private static final long GAP = 210;

  private final VirtualTime time = new VirtualTime();
  private final List<PollSchedule> all = new ArrayList<>();
  private final Gateway east = gateway("us-east-1");

  private Gateway gateway(String region) {
    return new Gateway(region, (name, repeats) -> new FakeRekognition(), time, 5);
  }

  private ModelTask stop(String project, String version, WaitPolicy policy) {
    ProjectArn arn =
        ProjectArn.parse("arn:aws:rekognition:us-east-1:111122223333:project/" + project + "/1");
    Plan plan =
        StatusRules.plan(
            LifecycleRequest.stop(), arn, FakeRekognition.described(arn, version, "RUNNING"));
    ModelTask task = new ModelTask((Plan.Pending) plan, policy, true, time, Observer.NONE);
    task.start();
    return task;
  }

  private static WaitPolicy policy(int timeoutSeconds) {
    return new WaitPolicy(Duration.ofSeconds(timeoutSeconds), Duration.ofMinutes(1));
  }

  private PollSchedule schedule(Gateway gateway, WaitPolicy policy, ModelTask... tasks) {
    PollSchedule schedule =
        new PollSchedule(tasks[0].project(), gateway, List.of(tasks), policy, time);
    all.add(schedule);
    return schedule;
  }

  /** Returns the schedule of a project with one model, which waits for its stop. */
  private PollSchedule waiting(Gateway gateway, String project) {
    ModelTask task = stop(project, "v1", policy(600));
    accept(task);
    return schedule(gateway, policy(600), task);
  }

  private static void accept(ModelTask task) {
    task.onCallSent();
    task.onCallAccepted();
  }

  private long millisUntilDue(PollSchedule schedule) {
    return schedule.untilDue(all).toMillis();
  }

  /** Waits until a poll is due, and makes it. Returns how long it waited, in milliseconds. */
  private long poll(PollSchedule schedule) {
    long wait = millisUntilDue(schedule);
    time.pass(Duration.ofMillis(wait));
    assertEquals(0, millisUntilDue(schedule));
    schedule.begin();
    assertEquals(Deadline.FOREVER, schedule.untilDue(all), "while it is made");
    schedule.ended();
    return wait;
  }

  @Test
  void untilDue_nobodyWaits_isForever() {
    ModelTask task = stop("a", "v1", policy(600));
    PollSchedule schedule = schedule(east, policy(600), task);

    assertEquals(Deadline.FOREVER, schedule.untilDue(all));
    task.onCallSent();
    assertEquals(Deadline.FOREVER, schedule.untilDue(all));
    task.onCallAccepted();
    assertEquals(1_000, millisUntilDue(schedule));
  }

  @Test
  void untilDue_askedAgain_isTheSamePoll() {
    PollSchedule schedule = waiting(east, "a");

    assertEquals(1_000, millisUntilDue(schedule));
    time.pass(Duration.ofMillis(400));
    assertEquals(600, millisUntilDue(schedule));
  }

  @Test
  void untilDue_severalPolls_pausesDoubleUpToTheLast() {
    ModelTask task = stop("a", "v1", policy(20));
    accept(task);
    PollSchedule schedule = schedule(east, policy(20), task);

    assertEquals(1_000, poll(schedule));
    assertEquals(2_000, poll(schedule));
    assertEquals(4_000, poll(schedule));
    assertEquals(8_000, poll(schedule));
    // The last one, a second before the timeout.
    assertEquals(4_000, poll(schedule));
  }

  @Test
  void untilDue_nobodyWaitedMeanwhile_startsWithTheShortestPause() {
    ModelTask first = stop("a", "v1", policy(600));
    ModelTask second = stop("a", "v2", policy(600));
    PollSchedule schedule = schedule(east, policy(600), first, second);
    accept(first);
    poll(schedule);
    poll(schedule);

    first.onSeen(FakeRekognition.described(first.project(), "v1", "STOPPED"));
    assertEquals(Deadline.FOREVER, schedule.untilDue(all));
    accept(second);
    assertEquals(1_000, millisUntilDue(schedule));
  }

  @Test
  void untilDue_modelJoins_waitsForTheNextPollOfTheOthers() {
    ModelTask first = stop("a", "v1", policy(600));
    ModelTask second = stop("a", "v2", policy(600));
    PollSchedule schedule = schedule(east, policy(600), first, second);
    accept(first);
    poll(schedule);
    assertEquals(2_000, millisUntilDue(schedule));

    time.pass(Duration.ofMillis(1_500));
    accept(second);

    assertEquals(500, millisUntilDue(schedule));
    time.pass(Duration.ofMillis(500));
    assertEquals(List.of(first, second), schedule.begin());
  }

  @Test
  void untilDue_modelWithAnEarlierDeadlineJoins_isItsLastPoll() {
    ModelTask first = stop("a", "v1", policy(10));
    ModelTask slow = stop("a", "v2", policy(10));
    PollSchedule schedule = schedule(east, policy(10), first, slow);
    slow.onCallSent();
    time.pass(Duration.ofSeconds(3));
    accept(first);
    poll(schedule);
    poll(schedule);
    assertEquals(4_000, millisUntilDue(schedule));

    // Seven seconds after it was sent, so that its last poll is two seconds away.
    time.pass(Duration.ofSeconds(1));
    slow.onCallAccepted();

    assertEquals(2_000, millisUntilDue(schedule));
  }

  /** One last poll for all that end within a second. */
  @Test
  void untilDue_severalModelsEndSoon_isNoSoonerThanTheFirstPause() {
    ModelTask first = stop("a", "v1", policy(10));
    ModelTask second = stop("a", "v2", policy(10));
    PollSchedule schedule = schedule(east, policy(10), first, second);
    first.onCallSent();
    time.pass(Duration.ofMillis(100));
    second.onCallSent();
    time.pass(Duration.ofMillis(8_600));
    first.onCallAccepted();
    second.onCallAccepted();

    assertEquals(1_000, millisUntilDue(schedule));
  }

  @Test
  void untilDue_projectsOfOneRegion_areKeptApart() {
    PollSchedule first = waiting(east, "a");
    PollSchedule second = waiting(east, "b");
    PollSchedule third = waiting(east, "c");

    assertEquals(1_000, millisUntilDue(first));
    assertEquals(1_000 + GAP, millisUntilDue(second));
    assertEquals(1_000 + 2 * GAP, millisUntilDue(third));
  }

  @Test
  void untilDue_projectsFarEnoughApart_stay() {
    PollSchedule first = waiting(east, "a");
    poll(first);
    assertEquals(2_000, millisUntilDue(first));

    time.pass(Duration.ofMillis(1_000 - GAP));
    PollSchedule second = waiting(east, "b");
    assertEquals(1_000, millisUntilDue(second));
    assertEquals(1_000 + GAP, millisUntilDue(first));
  }

  @Test
  void untilDue_projectsOfDifferentRegions_doNotMatterToEachOther() {
    PollSchedule first = waiting(east, "a");
    PollSchedule second = waiting(gateway("eu-west-1"), "b");

    assertEquals(1_000, millisUntilDue(first));
    assertEquals(1_000, millisUntilDue(second));
  }

  @Test
  void untilDue_pollOfAnotherProjectIsUnderWay_doesNotMatter() {
    PollSchedule first = waiting(east, "a");
    assertEquals(1_000, millisUntilDue(first));
    time.pass(Duration.ofSeconds(1));
    first.begin();

    assertEquals(1_000, millisUntilDue(waiting(east, "b")));
  }

  /** A poll may take as long as the task with the latest deadline has. */
  @Test
  void deadline_severalModels_isTheLatest() {
    ModelTask first = stop("a", "v1", policy(600));
    ModelTask second = stop("a", "v2", policy(600));
    PollSchedule schedule = schedule(east, policy(600), first, second);
    accept(first);
    time.pass(Duration.ofMillis(300));
    accept(second);
    millisUntilDue(schedule);
    schedule.begin();

    assertEquals(second.deadline(), schedule.deadline());
  }
}
