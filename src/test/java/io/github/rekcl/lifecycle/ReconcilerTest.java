package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.Errors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Polls that fail while models are waited for: what is reported, and for which of them. */
class ReconcilerTest {
  private final FakeRekognition rekognition = new FakeRekognition();
  private final ProjectArn project =
      rekognition.project("arn:aws:rekognition:us-east-1:111122223333:project/demo/1");
  private final VirtualTime time = new VirtualTime();
  private final List<Event> events = new ArrayList<>();
  private final ModelLifecycleService service =
      new ModelLifecycleService((region, repeats) -> rekognition, time, time, 5);

  /** Waits for models that are STOPPING, up to ten seconds. */
  private List<Result> awaitStopped(String... versions) throws InterruptedException {
    List<Plan.Pending> plans =
        Stream.of(versions)
            .peek(version -> rekognition.model(project, version, "STOPPING"))
            .map(version -> FakeRekognition.described(project, version, "STOPPING"))
            .map(model -> (Plan.Pending) StatusRules.plan(LifecycleRequest.stop(), project, model))
            .toList();
    WaitPolicy policy = new WaitPolicy(Duration.ofSeconds(10), Duration.ofSeconds(5));
    return service.carryOut(plans, policy, true, events::add).stream().map(Report::result).toList();
  }

  /** The polls after one and three seconds fail; then the models are STOPPED. */
  private void failTwice() {
    rekognition.onPoll =
        () -> {
          if (time.elapsed().toSeconds() < 7) {
            throw Errors.service("ThrottlingException", 500);
          }
          rekognition.model(project, "v1", "STOPPED");
          rekognition.model(project, "v2", "STOPPED");
        };
  }

  private List<Event.Place> retried() {
    return events.stream()
        .filter(Event.Retrying.class::isInstance)
        .map(event -> ((Event.Retrying) event).place())
        .toList();
  }

  @Test
  void pollFails_oneModel_isReportedOnceForTheModel() throws InterruptedException {
    failTwice();

    assertEquals(List.of(new Result.Reached(End.STOPPED)), awaitStopped("v1"));

    ModelArn model = FakeRekognition.arn(project, "v1");
    assertEquals(List.of(new Event.OneModel(model)), retried());
  }

  @Test
  void pollFails_severalModels_isReportedOnceForTheProject() throws InterruptedException {
    failTwice();

    Result stopped = new Result.Reached(End.STOPPED);
    assertEquals(List.of(stopped, stopped), awaitStopped("v1", "v2"));

    assertEquals(List.of(new Event.InProject(project)), retried());
  }

  /** "Retrying" would not be true: there is no time for another poll. */
  @Test
  void lastPollFails_isATimeoutWithoutRetry() throws InterruptedException {
    rekognition.onPoll =
        () -> {
          if (time.elapsed().toSeconds() >= 9) {
            throw Errors.service("ThrottlingException", 500);
          }
        };

    assertEquals(
        List.of(new Result.TimedOut(Duration.ofSeconds(10), Acceptance.CERTAIN)),
        awaitStopped("v1"));

    assertEquals(List.of(), retried());
  }
}
