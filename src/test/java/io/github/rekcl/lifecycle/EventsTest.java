package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.Errors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionResponse;

/** The events of a running command and their order. */
class EventsTest {
  private static final String BASE = "arn:aws:rekognition:us-east-1:111122223333:project/demo/";
  private static final ModelArn MODEL = ModelArn.parse(BASE + "version/v1/2");
  private static final Target TARGET =
      new Target(ProjectArn.parse(BASE + "1"), new ModelRef.ByArn(MODEL));
  private static final WaitPolicy POLICY =
      new WaitPolicy(Duration.ofMinutes(1), Duration.ofSeconds(5));

  private final RekognitionClient client = mock(RekognitionClient.class);
  private final List<Event> events = new ArrayList<>();
  private final VirtualTime time = new VirtualTime();
  private final ModelLifecycleService service =
      new ModelLifecycleService((region, repeats) -> client, time, time, 5);

  private static DescribeProjectVersionsResponse status(String status) {
    return DescribeProjectVersionsResponse.builder()
        .projectVersionDescriptions(
            ProjectVersionDescription.builder()
                .projectVersionArn(MODEL.toString())
                .status(status)
                .build())
        .build();
  }

  private Report stop() throws InterruptedException {
    List<Plan> plans =
        service.plan(LifecycleRequest.stop(), List.of(TARGET), POLICY.timeout(), events::add);
    return service.carryOut(List.of((Plan.Pending) plans.get(0)), POLICY, true, events::add).get(0);
  }

  @Test
  void stop_reportsTheCallItsAcceptanceAndEachNewStatus() throws InterruptedException {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenReturn(
            status("RUNNING"),
            status("RUNNING"),
            status("STOPPING"),
            status("STOPPING"),
            status("STOPPED"));
    when(client.stopProjectVersion(any(StopProjectVersionRequest.class)))
        .thenReturn(StopProjectVersionResponse.builder().status("STOPPING").build());

    Report report = stop();

    assertEquals(
        List.of(
            "CALLING STOP POSSIBLE RUNNING",
            "POLLING STOP CERTAIN RUNNING",
            "POLLING STOP CERTAIN STOPPING",
            "POLLING STOP CERTAIN STOPPED",
            "DONE STOP CERTAIN STOPPED"),
        texts());
    assertEquals(report, last().report());
    assertEquals("RUNNING", Objects.requireNonNull(report.before()).statusText());
    assertEquals("STOPPED", report.status());
    assertEquals(Duration.ofSeconds(1 + 2 + 4 + 5), report.elapsed());
  }

  @Test
  void stop_alreadyStopping_reportsCertainAcceptance() throws InterruptedException {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenReturn(status("STOPPING"), status("STOPPED"));

    Report report = stop();

    assertEquals(
        List.of(
            "POLLING STOP CERTAIN STOPPING",
            "POLLING STOP CERTAIN STOPPED",
            "DONE STOP CERTAIN STOPPED"),
        texts());
    assertEquals(report, last().report());
  }

  @Test
  void stop_retried_reportsEachKindOfFailureOnce() throws InterruptedException {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenReturn(status("RUNNING"))
        .thenThrow(
            Errors.service("ThrottlingException", 500), Errors.service("ThrottlingException", 500))
        .thenReturn(status("STOPPED"));
    when(client.stopProjectVersion(any(StopProjectVersionRequest.class)))
        .thenThrow(Errors.service("InternalServerError", 500));

    Report report = stop();

    assertEquals(new Result.Reached(Result.End.STOPPED), report.result());
    assertEquals(
        List.of(
            "CALLING STOP POSSIBLE RUNNING",
            "Retrying StopProjectVersion InternalServerError",
            "Retrying DescribeProjectVersions ThrottlingException",
            "POLLING STOP POSSIBLE STOPPED",
            "DONE STOP POSSIBLE STOPPED"),
        texts());
  }

  private static String text(Event event) {
    if (event instanceof Event.Retrying retrying) {
      return "Retrying " + retrying.failure().operation() + " " + retrying.failure().code();
    }
    ModelProgress progress = ((Event.Progressed) event).progress();
    return progress.state()
        + " "
        + progress.called()
        + " "
        + progress.acceptance()
        + " "
        + progress.statusText();
  }

  private List<String> texts() {
    return events.stream().map(EventsTest::text).toList();
  }

  private ModelProgress last() {
    return ((Event.Progressed) events.get(events.size() - 1)).progress();
  }

  @Test
  void close_closesOnlyOpenedClients() throws InterruptedException {
    service.close();
    verify(client, never()).close();

    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenReturn(status("STOPPED"));
    service.plan(LifecycleRequest.stop(), List.of(TARGET), POLICY.timeout(), Observer.NONE);
    service.close();
    verify(client).close();
  }
}
