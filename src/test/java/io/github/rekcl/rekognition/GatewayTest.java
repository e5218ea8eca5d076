package io.github.rekcl.rekognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.time.Deadline;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;
import software.amazon.awssdk.services.rekognition.model.RekognitionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionResponse;

/** The requests that the gateway sends, and the responses that it accepts. */
class GatewayTest {
  private static final String BASE = "arn:aws:rekognition:us-east-1:111122223333:project/demo/";
  private static final ProjectArn PROJECT = ProjectArn.parse(BASE + "1");
  private static final int HIGH_RATE = 10_000;
  private static final ModelArn MODEL = ModelArn.parse(BASE + "version/v1/2");

  private final RekognitionClient client = Mockito.mock(RekognitionClient.class);
  private final ControlPlane controlPlane = new ControlPlane(client);
  private final VirtualTime time = new VirtualTime();
  private final Gateway gateway =
      new Gateway("us-east-1", (region, onRetry) -> client, time, HIGH_RATE);
  private final Deadline deadline = Deadline.of(time, Duration.ofMinutes(2));

  private void respondsWith(
      DescribeProjectVersionsResponse first, DescribeProjectVersionsResponse... more) {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenReturn(first, more);
  }

  private List<DescribeProjectVersionsRequest> requests(int calls) {
    ArgumentCaptor<DescribeProjectVersionsRequest> captor =
        ArgumentCaptor.forClass(DescribeProjectVersionsRequest.class);
    verify(client, times(calls)).describeProjectVersions(captor.capture());
    return captor.getAllValues();
  }

  private static DescribeProjectVersionsResponse page(String nextToken, String... arns) {
    return DescribeProjectVersionsResponse.builder()
        .projectVersionDescriptions(
            List.of(arns).stream()
                .map(arn -> ProjectVersionDescription.builder().projectVersionArn(arn).build())
                .toList())
        .nextToken(nextToken.isEmpty() ? null : nextToken)
        .build();
  }

  private static DescribeProjectVersionsResponse list(
      String nextToken, ProjectVersionDescription... models) {
    return page(nextToken).toBuilder().projectVersionDescriptions(models).build();
  }

  private static Duration timeout(RekognitionRequest request) {
    return request.overrideConfiguration().orElseThrow().apiCallTimeout().orElseThrow();
  }

  private List<Model> describe() {
    return gateway.findModels(PROJECT, List.of(), ReadBackoff.none(deadline));
  }

  private CallFailure describeFailure() {
    return assertThrows(CallException.class, this::describe).failure();
  }

  /** Reads the model by ARN, as a poll does. */
  private Optional<ModelArn> find() {
    return gateway
        .findModels(PROJECT, List.of(new ModelRef.ByArn(MODEL)), ReadBackoff.none(deadline))
        .stream()
        .map(Model::arn)
        .filter(MODEL::equals)
        .findFirst();
  }

  @Test
  void find_readsEveryPage_andComparesTheWholeArn() {
    respondsWith(
        page("a", BASE + "version/v1/3", BASE + "version/v11/2"),
        page("b"),
        page("", MODEL.toString()));

    assertEquals(Optional.of(MODEL), find());

    List<DescribeProjectVersionsRequest> requests = requests(3);
    assertEquals(PROJECT.toString(), requests.get(0).projectArn());
    assertEquals(List.of("v1"), requests.get(0).versionNames());
    assertNull(requests.get(0).nextToken());
    assertEquals("a", requests.get(1).nextToken());
    assertEquals("b", requests.get(2).nextToken());
  }

  @Test
  void find_modelOnNoPage_isAbsent() {
    respondsWith(page("a", BASE + "version/v1/3"), page("", BASE + "version/v1/22"));

    assertEquals(Optional.empty(), find());
  }

  @Test
  void describe_withoutName_requestsAll() {
    respondsWith(page(""));

    assertEquals(List.of(), describe());
    assertTrue(requests(1).get(0).versionNames().isEmpty());
  }

  @Test
  void describe_returnsAllFieldsOfTheResponse() {
    Instant created = Instant.parse("2026-01-02T03:04:05Z");
    respondsWith(
        DescribeProjectVersionsResponse.builder()
            .projectVersionDescriptions(
                ProjectVersionDescription.builder()
                    .projectVersionArn(MODEL.toString())
                    .status("RUNNING")
                    .statusMessage("runs")
                    .creationTimestamp(created)
                    .minInferenceUnits(1)
                    .maxInferenceUnits(2)
                    .billableTrainingTimeInSeconds(3L)
                    .trainingEndTimestamp(created.plusSeconds(1))
                    .kmsKeyId("key")
                    .sourceProjectVersionArn("source")
                    .versionDescription("words")
                    .feature("CUSTOM_LABELS")
                    .baseModelVersion("4")
                    .build())
            .build());

    assertEquals(
        new Model(
            MODEL,
            ModelStatus.RUNNING,
            "RUNNING",
            "runs",
            created,
            1,
            2,
            3L,
            created.plusSeconds(1),
            "key",
            "source",
            "words",
            "CUSTOM_LABELS",
            "4"),
        describe().get(0));
  }

  @Test
  void describe_pagesInACycle_areRejected() {
    respondsWith(page("a"), page("b"), page("a"), page("never requested"));

    assertEquals("UnreadableAnswer", describeFailure().code());
    requests(3);
  }

  @Test
  void describe_endlessPages_areRejected() {
    AtomicInteger page = new AtomicInteger();
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenAnswer(call -> page(String.valueOf(page.incrementAndGet())));

    assertTrue(describeFailure().message().contains("pages that never end"));
    assertEquals(1_001, page.get());
  }

  /** Models come and go so fast that no two reads agree; this is not the endpoint's fault. */
  @Test
  void allModels_changeWithEachRead_givesUp() {
    AtomicInteger page = new AtomicInteger();
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenAnswer(
            call -> {
              int next = page.incrementAndGet();
              return page(next % 2 == 1 ? "more" : "", BASE + "version/v" + next + "/2");
            });

    CallException e =
        assertThrows(
            CallException.class, () -> gateway.allModels(PROJECT, ReadBackoff.none(deadline)));
    assertEquals("the list kept changing while it was read; try again later", e.failure().reason());
    assertTrue(e.failure().kind().passes());
    assertEquals(10, page.get());
  }

  @Test
  void describe_withoutList_isRejected() {
    respondsWith(DescribeProjectVersionsResponse.builder().build());

    CallFailure failure = describeFailure();
    assertEquals(CallFailure.Kind.NOT_THE_SERVICE, failure.kind());
    assertTrue(failure.message().contains("no list of models"));
  }

  @Test
  void describe_modelsWithoutReadableArn_areRejected() {
    respondsWith(
        page("", "arn:aws:rekognition:us-east-1:111122223333:somethingnew/1"),
        DescribeProjectVersionsResponse.builder()
            .projectVersionDescriptions(ProjectVersionDescription.builder().build())
            .build());

    assertTrue(describeFailure().message().contains("a model without a readable ARN"));
    assertTrue(describeFailure().message().contains("a model without a readable ARN"));
  }

  @Test
  void calls_timeoutIsLimitedByTheDeadline() {
    respondsWith(page(""), page(""), page(""));
    describe();
    time.pass(Duration.ofSeconds(90));
    describe();
    time.pass(Duration.ofSeconds(90));
    describe();

    assertEquals(
        List.of(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMillis(1)),
        requests(3).stream().map(GatewayTest::timeout).toList());
  }

  @Test
  void stop_sendsTheModelArn_andRequiresAStatus() {
    when(client.stopProjectVersion(any(StopProjectVersionRequest.class)))
        .thenReturn(
            StopProjectVersionResponse.builder().status("STOPPING").build(),
            StopProjectVersionResponse.builder().build());

    controlPlane.stop(MODEL, deadline);
    CallException e = assertThrows(CallException.class, () -> controlPlane.stop(MODEL, deadline));

    assertEquals("StopProjectVersion", e.failure().operation());
    assertTrue(e.failure().kind().leavesDoubt());
    ArgumentCaptor<StopProjectVersionRequest> request =
        ArgumentCaptor.forClass(StopProjectVersionRequest.class);
    verify(client, times(2)).stopProjectVersion(request.capture());
    assertEquals(MODEL.toString(), request.getValue().projectVersionArn());
    assertEquals(Duration.ofSeconds(60), timeout(request.getValue()));
  }

  @Test
  void delete_sendsTheModelArn_andRequiresAStatus() {
    when(client.deleteProjectVersion(any(DeleteProjectVersionRequest.class)))
        .thenReturn(
            DeleteProjectVersionResponse.builder().status("DELETING").build(),
            DeleteProjectVersionResponse.builder().build());

    controlPlane.delete(MODEL, deadline);
    CallException e = assertThrows(CallException.class, () -> controlPlane.delete(MODEL, deadline));

    assertEquals("DeleteProjectVersion", e.failure().operation());
    ArgumentCaptor<DeleteProjectVersionRequest> request =
        ArgumentCaptor.forClass(DeleteProjectVersionRequest.class);
    verify(client, times(2)).deleteProjectVersion(request.capture());
    assertEquals(MODEL.toString(), request.getValue().projectVersionArn());
    assertEquals(Duration.ofSeconds(60), timeout(request.getValue()));
  }

  @Test
  void failure_hasCodeMessageAndRequestId() {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenThrow(
            Errors.service("InternalServerError", 500),
            RekognitionException.builder().statusCode(502).build());

    CallException thrown =
        assertThrows(
            CallException.class, () -> controlPlane.models(PROJECT, Set.of(), null, deadline));
    assertEquals(
        new CallFailure(
            "DescribeProjectVersions",
            CallFailure.Kind.SERVICE,
            "InternalServerError",
            "in words",
            "request-1",
            false),
        thrown.failure());
    assertEquals("DescribeProjectVersions: InternalServerError: in words", thrown.getMessage());
    assertEquals(
        new CallFailure(
            "DescribeProjectVersions",
            CallFailure.Kind.SERVICE,
            "HTTP 502",
            "a server error without an answer of the service",
            null,
            false),
        describeFailure());
  }

  @Test
  void failure_ofTheNetwork_namesItsRootCause() {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenThrow(
            SdkClientException.create("see cause", new UnknownHostException("rekognition.nowhere")),
            SdkClientException.create("see cause", new IOException()));

    CallFailure named = describeFailure();
    assertEquals("CannotResolveHost", named.code());
    assertEquals("rekognition.nowhere", named.message());
    assertEquals("no reason is known", describeFailure().message());
  }

  @Test
  void describe_duplicateModel_lastOneWins_butOnOnePageMustHaveOneStatus() {
    respondsWith(page("a", MODEL.toString()), page("", MODEL.toString()));
    assertEquals(1, describe().size());

    ProjectVersionDescription running =
        ProjectVersionDescription.builder()
            .projectVersionArn(MODEL.toString())
            .status("RUNNING")
            .build();
    ProjectVersionDescription stopped = running.toBuilder().status("STOPPED").build();
    respondsWith(list("a", running), list("", stopped));
    assertEquals("STOPPED", describe().get(0).statusText());

    respondsWith(list("", running, stopped));
    assertTrue(describeFailure().message().contains("one model in two statuses"));
  }

  @Test
  void describe_emptyToken_isTheLastPage() {
    DescribeProjectVersionsResponse page = page("a").toBuilder().nextToken("").build();
    respondsWith(page);

    assertEquals(List.of(), describe());
    requests(1);
  }

  @Test
  void describe_nullEntry_isRejected() {
    respondsWith(
        DescribeProjectVersionsResponse.builder()
            .projectVersionDescriptions(Collections.singletonList(null))
            .build());

    assertTrue(describeFailure().message().contains("a model without a readable ARN"));
  }

  @Test
  void call_failingOutsideTheSdk_doesNotReportTheMessage() {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenThrow(new IllegalArgumentException("Illegal character: SECRET"));

    CallFailure failure = describeFailure();
    assertEquals(CallFailure.Kind.CLIENT, failure.kind());
    assertEquals("ClientError", failure.code());
    assertEquals(-1, failure.message().indexOf("SECRET"));
  }

  @Test
  void response_withUnexpectedStatus_isRejected() {
    when(client.stopProjectVersion(any(StopProjectVersionRequest.class)))
        .thenReturn(
            StopProjectVersionResponse.builder().status("STOPPED").build(),
            StopProjectVersionResponse.builder().status("RUNNING").build());
    when(client.deleteProjectVersion(any(DeleteProjectVersionRequest.class)))
        .thenReturn(DeleteProjectVersionResponse.builder().status("STOPPED").build());

    controlPlane.stop(MODEL, deadline);
    assertThrows(CallException.class, () -> controlPlane.stop(MODEL, deadline));
    assertThrows(CallException.class, () -> controlPlane.delete(MODEL, deadline));
  }

  private CallException throttled() {
    return new CallException(
        CallFailures.of(ControlPlane.DESCRIBE, Errors.service("ThrottlingException", 500)));
  }

  private void throttledFor(int times) {
    var stubbing = when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)));
    for (int i = 0; i < times; i++) {
      stubbing = stubbing.thenThrow(Errors.service("ThrottlingException", 500));
    }
    stubbing.thenReturn(page(""));
  }

  @Test
  void backoff_throttled_retriesWithDoublingPauses() {
    throttledFor(7);
    List<String> retries = new ArrayList<>();

    gateway.allModels(
        PROJECT,
        ReadBackoff.within(
            Deadline.of(time, Duration.ofHours(1)),
            failure -> retries.add(failure.code() + "@" + time.elapsed().toSeconds())));

    assertEquals(
        Stream.of(0, 1, 3, 7, 15, 31, 63).map(at -> "ThrottlingException@" + at).toList(), retries);
    assertEquals(Duration.ofSeconds(127), time.elapsed());
  }

  @Test
  void backoff_throttledForMoreThanTwoMinutes_givesUp() {
    throttledFor(8);
    ReadBackoff backoff = ReadBackoff.within(Deadline.of(time, Duration.ofHours(1)), failure -> {});

    CallException e = assertThrows(CallException.class, () -> gateway.allModels(PROJECT, backoff));

    assertEquals(throttled().failure(), e.failure());
    assertEquals(Duration.ofSeconds(127), time.elapsed());
  }

  @Test
  void backoff_pauseBeyondTheDeadline_givesUp() {
    throttledFor(8);
    ReadBackoff backoff =
        ReadBackoff.within(Deadline.of(time, Duration.ofSeconds(10)), failure -> {});

    assertThrows(CallException.class, () -> gateway.allModels(PROJECT, backoff));

    // 1, 2 and 4 seconds; another 8 would exceed the deadline.
    assertEquals(Duration.ofSeconds(7), time.elapsed());
  }

  @Test
  void backoff_afterAResponse_restartsWithTheFirstPause() {
    AtomicInteger call = new AtomicInteger();
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenAnswer(
            request -> {
              // Each of the two pages is throttled twice.
              int n = call.getAndIncrement();
              if (n % 3 < 2) {
                throw Errors.service("ThrottlingException", 500);
              }
              return page(n == 2 ? "more" : "");
            });

    gateway.findModels(PROJECT, List.of(), ReadBackoff.within(deadline, failure -> {}));

    assertEquals(6, time.elapsed().toSeconds());
  }

  /** The limit of two minutes applies to the whole read, not to each page. */
  @Test
  void backoff_manyPages_isTwoMinutesInTotal() {
    AtomicInteger call = new AtomicInteger();
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenAnswer(
            request -> {
              // Each page is throttled six times, for 63 seconds.
              int n = call.getAndIncrement();
              if (n % 7 < 6) {
                throw Errors.service("ThrottlingException", 500);
              }
              return page(String.valueOf(n));
            });
    ReadBackoff backoff = ReadBackoff.within(Deadline.of(time, Duration.ofHours(1)), failure -> {});

    assertThrows(CallException.class, () -> gateway.allModels(PROJECT, backoff));

    assertEquals(127, time.elapsed().toSeconds());
  }

  @Test
  void backoff_otherFailure_givesUpImmediately() {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenThrow(Errors.service("InternalServerError", 500));
    ReadBackoff backoff = ReadBackoff.within(deadline, failure -> {});

    assertThrows(CallException.class, () -> gateway.allModels(PROJECT, backoff));

    requests(1);
    assertEquals(Duration.ZERO, time.elapsed());
  }

  @Test
  void noBackoff_throttled_failsImmediately_andSlowsDown() {
    throttledFor(1);
    assertEquals("ThrottlingException", describeFailure().code());
    assertEquals(Duration.ZERO, time.elapsed());
    Gateway slow = new Gateway("us-east-1", (region, onRetry) -> client, time, 5);
    throttledFor(1);
    assertThrows(
        CallException.class, () -> slow.findModels(PROJECT, List.of(), ReadBackoff.none(deadline)));
    assertEquals(Duration.ofMillis(420), slow.limiter(ControlPlane.DESCRIBE).gap());
  }

  @Test
  void read_permitAfterTheDeadline_sendsNoRequest() {
    Gateway slow = new Gateway("us-east-1", (region, onRetry) -> client, time, 1);
    respondsWith(page("a"), page(""));
    Deadline soon = Deadline.of(time, Duration.ofMillis(500));

    CallException e =
        assertThrows(
            CallException.class, () -> slow.findModels(PROJECT, List.of(), ReadBackoff.none(soon)));

    assertEquals("TooLate", e.failure().code());
    assertEquals(Duration.ofMillis(500), time.elapsed());
    requests(1);
  }

  @Test
  void sdkRetry_waitsForTheRateLimiter() {
    List<Consumer<String>> listeners = new ArrayList<>();
    Gateway slow =
        new Gateway(
            "us-east-1",
            (region, onRetry) -> {
              listeners.add(onRetry);
              return client;
            },
            time,
            1);
    listeners.get(0).accept(ControlPlane.STOP);
    listeners.get(0).accept("SomethingElse");
    assertEquals(Duration.ZERO, time.elapsed());
    assertEquals(false, slow.limiter(Action.STOP).tryAcquire());
    assertEquals(true, slow.limiter(Action.DELETE).tryAcquire());

    listeners.get(0).accept(ControlPlane.STOP);
    assertEquals(Duration.ofMillis(1_050), time.elapsed());
  }

  /** The SDK's attempt has its own timeout, so a retry waits at most five seconds for a permit. */
  @Test
  void sdkRetry_waitsAtMostFiveSeconds_andIsCounted() {
    List<Consumer<String>> listeners = new ArrayList<>();
    Gateway slow =
        new Gateway(
            "us-east-1",
            (region, onRetry) -> {
              listeners.add(onRetry);
              return client;
            },
            time,
            1);
    assertEquals(true, slow.limiter(Action.STOP).tryAcquire());
    List<Duration> sent = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      time.execute(
          () -> {
            listeners.get(0).accept(ControlPlane.STOP);
            sent.add(time.elapsed());
          });
    }
    time.finish();

    assertEquals(Stream.of(1050, 2100, 3150, 4200, 5000, 5000, 5000, 5000).toList(), millis(sent));
    assertEquals(Duration.ofMillis(1_050), slow.limiter(Action.STOP).untilNext());
  }

  private static List<Integer> millis(List<Duration> times) {
    return times.stream().map(time -> (int) time.toMillis()).toList();
  }

  @Test
  void serves_onlyProjectsOfItsRegionAndPartition() {
    assertTrue(gateway.serves(PROJECT));
    for (String other :
        List.of(
            "arn:aws:rekognition:us-east-2:111122223333:project/demo/1",
            "arn:aws-cn:rekognition:us-east-1:111122223333:project/demo/1")) {
      assertEquals(false, gateway.serves(ProjectArn.parse(other)), other);
    }
    Gateway china = new Gateway("cn-north-1", (region, onRetry) -> client, time, 5);
    assertTrue(
        china.serves(
            ProjectArn.parse("arn:aws-cn:rekognition:cn-north-1:111122223333:project/demo/1")));
  }

  @Test
  void chunks_haveAtMostTenDistinctNames() {
    assertEquals(List.of(), Gateway.chunks(List.of()));
    assertEquals(List.of(Set.of("a")), Gateway.chunks(List.of("a", "a")));
    List<String> eleven = java.util.stream.IntStream.range(0, 11).mapToObj(i -> "n" + i).toList();
    assertEquals(List.of(10, 1), Gateway.chunks(eleven).stream().map(Set::size).toList());
  }
}
