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

/** What is asked of the service, and which of its answers are believed. */
class GatewayTest {
  private static final String BASE = "arn:aws:rekognition:us-east-1:111122223333:project/demo/";
  private static final ProjectArn PROJECT = ProjectArn.parse(BASE + "1");
  private static final int UNHURRIED = 10_000;
  private static final ModelArn MODEL = ModelArn.parse(BASE + "version/v1/2");

  private final RekognitionClient client = Mockito.mock(RekognitionClient.class);
  private final ControlPlane controlPlane = new ControlPlane(client);
  private final VirtualTime time = new VirtualTime();
  private final Gateway gateway =
      new Gateway("us-east-1", (name, repeats) -> client, time, UNHURRIED);
  private final Deadline deadline = Deadline.of(time, Duration.ofMinutes(2));

  private void answers(
      DescribeProjectVersionsResponse first, DescribeProjectVersionsResponse... more) {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenReturn(first, more);
  }

  private List<DescribeProjectVersionsRequest> asked(int calls) {
    ArgumentCaptor<DescribeProjectVersionsRequest> requests =
        ArgumentCaptor.forClass(DescribeProjectVersionsRequest.class);
    verify(client, times(calls)).describeProjectVersions(requests.capture());
    return requests.getAllValues();
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

  private CallFailure refused() {
    return assertThrows(CallException.class, this::describe).failure();
  }

  /** Finds a model as a poll does. */
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
    answers(
        page("a", BASE + "version/v1/3", BASE + "version/v11/2"),
        page("b"),
        page("", MODEL.toString()));

    assertEquals(Optional.of(MODEL), find());

    List<DescribeProjectVersionsRequest> asked = asked(3);
    assertEquals(PROJECT.toString(), asked.get(0).projectArn());
    assertEquals(List.of("v1"), asked.get(0).versionNames());
    assertNull(asked.get(0).nextToken());
    assertEquals("a", asked.get(1).nextToken());
    assertEquals("b", asked.get(2).nextToken());
  }

  @Test
  void find_onNoPage_isAbsent() {
    answers(page("a", BASE + "version/v1/3"), page("", BASE + "version/v1/22"));

    assertEquals(Optional.empty(), find());
  }

  @Test
  void describe_withoutName_asksForAll() {
    answers(page(""));

    assertEquals(List.of(), describe());
    assertTrue(asked(1).get(0).versionNames().isEmpty());
  }

  @Test
  void describe_readsWhatTheServiceSent() {
    Instant created = Instant.parse("2026-01-02T03:04:05Z");
    answers(
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
  void describe_pagesInACircle_areNotBelieved() {
    answers(page("a"), page("b"), page("a"), page("never asked for"));

    assertEquals("UnreadableAnswer", refused().code());
    asked(3);
  }

  @Test
  void describe_pagesWithoutEnd_areNotBelieved() {
    AtomicInteger page = new AtomicInteger();
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenAnswer(call -> page(String.valueOf(page.incrementAndGet())));

    assertTrue(refused().message().contains("pages that never end"));
    assertEquals(1_001, page.get());
  }

  /** Models come and go so fast that no two reads agree: the endpoint is not to blame. */
  @Test
  void allModels_thatChangeWithEachRead_areGivenUp() {
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
  void describe_withoutAList_isNotBelieved() {
    answers(DescribeProjectVersionsResponse.builder().build());

    CallFailure failure = refused();
    assertEquals(CallFailure.Kind.NOT_THE_SERVICE, failure.kind());
    assertTrue(failure.message().contains("no list of models"));
  }

  @Test
  void describe_modelsWithoutReadableArn_areNotBelieved() {
    answers(
        page("", "arn:aws:rekognition:us-east-1:111122223333:somethingnew/1"),
        DescribeProjectVersionsResponse.builder()
            .projectVersionDescriptions(ProjectVersionDescription.builder().build())
            .build());

    assertTrue(refused().message().contains("a model without a readable ARN"));
    assertTrue(refused().message().contains("a model without a readable ARN"));
  }

  @Test
  void calls_neverOutliveTheirPhase() {
    answers(page(""), page(""), page(""));
    describe();
    time.pass(Duration.ofSeconds(90));
    describe();
    time.pass(Duration.ofSeconds(90));
    describe();

    assertEquals(
        List.of(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMillis(1)),
        asked(3).stream().map(GatewayTest::timeout).toList());
  }

  @Test
  void stop_asksForTheModel_andBelievesAStatusAlone() {
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
  void delete_asksForTheModel_andBelievesAStatusAlone() {
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
  void failure_carriesWhatTheServiceSaid() {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenThrow(
            Errors.service("InternalServerError", 500),
            RekognitionException.builder().statusCode(502).build());

    CallException said =
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
        said.failure());
    assertEquals("DescribeProjectVersions: InternalServerError: in words", said.getMessage());
    assertEquals(
        new CallFailure(
            "DescribeProjectVersions",
            CallFailure.Kind.SERVICE,
            "HTTP 502",
            "a server error without an answer of the service",
            null,
            false),
        refused());
  }

  @Test
  void failure_ofTheNetwork_namesItsRoot() {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenThrow(
            SdkClientException.create("see cause", new UnknownHostException("rekognition.nowhere")),
            SdkClientException.create("see cause", new IOException()));

    CallFailure named = refused();
    assertEquals("CannotResolveHost", named.code());
    assertEquals("rekognition.nowhere", named.message());
    assertEquals("no reason is known", refused().message());
  }

  @Test
  void describe_oneModelTwice_isTheLater_butNotInTwoStatusesOnOnePage() {
    answers(page("a", MODEL.toString()), page("", MODEL.toString()));
    assertEquals(1, describe().size());

    ProjectVersionDescription running =
        ProjectVersionDescription.builder()
            .projectVersionArn(MODEL.toString())
            .status("RUNNING")
            .build();
    ProjectVersionDescription stopped = running.toBuilder().status("STOPPED").build();
    answers(list("a", running), list("", stopped));
    assertEquals("STOPPED", describe().get(0).statusText());

    answers(list("", running, stopped));
    assertTrue(refused().message().contains("one model in two statuses"));
  }

  @Test
  void describe_emptyToken_isTheLastPage() {
    DescribeProjectVersionsResponse page = page("a").toBuilder().nextToken("").build();
    answers(page);

    assertEquals(List.of(), describe());
    asked(1);
  }

  @Test
  void describe_nullEntry_isNotBelieved() {
    answers(
        DescribeProjectVersionsResponse.builder()
            .projectVersionDescriptions(Collections.singletonList(null))
            .build());

    assertTrue(refused().message().contains("a model without a readable ARN"));
  }

  @Test
  void call_thatFailsOutsideTheSdk_tellsNothingOfItsWords() {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenThrow(new IllegalArgumentException("Illegal character: SECRET"));

    CallFailure failure = refused();
    assertEquals(CallFailure.Kind.CLIENT, failure.kind());
    assertEquals("ClientError", failure.code());
    assertEquals(-1, failure.message().indexOf("SECRET"));
  }

  @Test
  void answer_thatAcceptsNothing_isNotBelieved() {
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
  void backoff_throttled_asksAgainWithPausesThatDouble() {
    throttledFor(7);
    List<String> told = new ArrayList<>();

    gateway.allModels(
        PROJECT,
        ReadBackoff.within(
            Deadline.of(time, Duration.ofHours(1)),
            failure -> told.add(failure.code() + "@" + time.elapsed().toSeconds())));

    assertEquals(
        Stream.of(0, 1, 3, 7, 15, 31, 63).map(at -> "ThrottlingException@" + at).toList(), told);
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
  void backoff_thatWouldOutliveTheDeadline_givesUp() {
    throttledFor(8);
    ReadBackoff backoff =
        ReadBackoff.within(Deadline.of(time, Duration.ofSeconds(10)), failure -> {});

    assertThrows(CallException.class, () -> gateway.allModels(PROJECT, backoff));

    // 1, 2 and 4 seconds; 8 more would be too many.
    assertEquals(Duration.ofSeconds(7), time.elapsed());
  }

  @Test
  void backoff_afterAnAnswer_beginsWithTheFirstPause() {
    AtomicInteger call = new AtomicInteger();
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenAnswer(
            request -> {
              // Each of two pages is refused twice.
              int n = call.getAndIncrement();
              if (n % 3 < 2) {
                throw Errors.service("ThrottlingException", 500);
              }
              return page(n == 2 ? "more" : "");
            });

    gateway.findModels(PROJECT, List.of(), ReadBackoff.within(deadline, failure -> {}));

    assertEquals(6, time.elapsed().toSeconds());
  }

  /** The two minutes are those of the whole read, however many pages it has. */
  @Test
  void backoff_ofManyPages_isTwoMinutesInAll() {
    AtomicInteger call = new AtomicInteger();
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenAnswer(
            request -> {
              // Each page is refused six times, for 63 seconds.
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
  void backoff_failedOtherwise_givesUpAtOnce() {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenThrow(Errors.service("InternalServerError", 500));
    ReadBackoff backoff = ReadBackoff.within(deadline, failure -> {});

    assertThrows(CallException.class, () -> gateway.allModels(PROJECT, backoff));

    asked(1);
    assertEquals(Duration.ZERO, time.elapsed());
  }

  @Test
  void noBackoff_throttled_givesUpAtOnce_andSlowsDown() {
    throttledFor(1);
    assertEquals("ThrottlingException", refused().code());
    assertEquals(Duration.ZERO, time.elapsed());
    Gateway slow = new Gateway("us-east-1", (name, repeats) -> client, time, 5);
    throttledFor(1);
    assertThrows(
        CallException.class, () -> slow.findModels(PROJECT, List.of(), ReadBackoff.none(deadline)));
    assertEquals(Duration.ofMillis(420), slow.limiter(ControlPlane.DESCRIBE).gap());
  }

  @Test
  void read_whoseTurnComesTooLate_isNotMade() {
    Gateway slow = new Gateway("us-east-1", (name, repeats) -> client, time, 1);
    answers(page("a"), page(""));
    Deadline soon = Deadline.of(time, Duration.ofMillis(500));

    CallException e =
        assertThrows(
            CallException.class, () -> slow.findModels(PROJECT, List.of(), ReadBackoff.none(soon)));

    assertEquals("TooLate", e.failure().code());
    assertEquals(Duration.ofMillis(500), time.elapsed());
    asked(1);
  }

  @Test
  void repeats_waitForTheirTurn() {
    List<Consumer<String>> told = new ArrayList<>();
    Gateway slow =
        new Gateway(
            "us-east-1",
            (name, repeats) -> {
              told.add(repeats);
              return client;
            },
            time,
            1);
    told.get(0).accept(ControlPlane.STOP);
    told.get(0).accept("SomethingElse");
    assertEquals(Duration.ZERO, time.elapsed());
    assertEquals(false, slow.limiter(Action.STOP).tryAcquire());
    assertEquals(true, slow.limiter(Action.DELETE).tryAcquire());

    told.get(0).accept(ControlPlane.STOP);
    assertEquals(Duration.ofMillis(1_050), time.elapsed());
  }

  /** The attempt has a time-out of its own: where its turn is too far away it is sent anyway. */
  @Test
  void repeat_whoseTurnIsFarAway_waitsFiveSeconds_andCounts() {
    List<Consumer<String>> told = new ArrayList<>();
    Gateway slow =
        new Gateway(
            "us-east-1",
            (name, repeats) -> {
              told.add(repeats);
              return client;
            },
            time,
            1);
    assertEquals(true, slow.limiter(Action.STOP).tryAcquire());
    List<Duration> sent = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      time.execute(
          () -> {
            told.get(0).accept(ControlPlane.STOP);
            sent.add(time.elapsed());
          });
    }
    time.finish();

    assertEquals(Stream.of(1050, 2100, 3150, 4200, 5000, 5000, 5000, 5000).toList(), millis(sent));
    assertEquals(Duration.ofMillis(1_050), slow.limiter(Action.STOP).untilNext());
  }

  private static List<Integer> millis(List<Duration> moments) {
    return moments.stream().map(moment -> (int) moment.toMillis()).toList();
  }

  @Test
  void serves_projectsOfItsRegionAndPartition() {
    assertTrue(gateway.serves(PROJECT));
    for (String other :
        List.of(
            "arn:aws:rekognition:us-east-2:111122223333:project/demo/1",
            "arn:aws-cn:rekognition:us-east-1:111122223333:project/demo/1")) {
      assertEquals(false, gateway.serves(ProjectArn.parse(other)), other);
    }
    Gateway china = new Gateway("cn-north-1", (name, repeats) -> client, time, 5);
    assertTrue(
        china.serves(
            ProjectArn.parse("arn:aws-cn:rekognition:cn-north-1:111122223333:project/demo/1")));
  }

  @Test
  void chunks_areOfTenDifferentNames() {
    assertEquals(List.of(), Gateway.chunks(List.of()));
    assertEquals(List.of(Set.of("a")), Gateway.chunks(List.of("a", "a")));
    List<String> eleven = java.util.stream.IntStream.range(0, 11).mapToObj(i -> "n" + i).toList();
    assertEquals(List.of(10, 1), Gateway.chunks(eleven).stream().map(Set::size).toList());
  }
}
