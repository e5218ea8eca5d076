package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.rekognition.Errors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionResponse;

/** Combines every status with every SDK error and every call that can fail. */
class StatusErrorTableTest {
  private static final ProjectArn PROJECT =
      ProjectArn.parse("arn:aws:rekognition:us-east-1:111122223333:project/demo/1");
  private static final ModelArn MODEL =
      ModelArn.parse("arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/2");
  private static final Target TARGET = new Target(PROJECT, new ModelRef.ByArn(MODEL));
  private static final WaitPolicy POLICY =
      new WaitPolicy(Duration.ofMinutes(1), Duration.ofSeconds(5));

  private final RekognitionClient client = mock(RekognitionClient.class);
  private final VirtualTime time = new VirtualTime();
  private final ModelLifecycleService service =
      new ModelLifecycleService((region, repeats) -> client, time, time, 5);
  private final List<Event> events = new ArrayList<>();

  static Stream<Arguments> everyStatusAndError() {
    return Stream.of(ModelStatus.values())
        .flatMap(
            status ->
                Errors.ALL.entrySet().stream()
                    .flatMap(
                        error ->
                            Stream.of(Action.values())
                                .map(action -> Arguments.of(action, status, error))));
  }

  static Stream<Arguments> everyActionAndError() {
    return Stream.of(Action.values())
        .flatMap(
            action -> Errors.ALL.entrySet().stream().map(error -> Arguments.of(action, error)));
  }

  @ParameterizedTest
  @MethodSource("everyActionAndError")
  void firstPoll_fails_nothingIsCalled(
      Action action, Map.Entry<SdkException, CallFailure.Kind> error) throws InterruptedException {
    lenient()
        .when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenThrow(error.getKey());

    Result.Failed failed = assertInstanceOf(Result.Failed.class, doneResult(plan(action)));

    assertEquals(error.getValue(), kind(failed));
    assertEquals(Acceptance.NONE, failed.acceptance());
    verifyCalls(0, 0);
  }

  @ParameterizedTest
  @MethodSource("everyStatusAndError")
  void call_fails_statusUnchanged_endsWithTheError(
      Action action, ModelStatus status, Map.Entry<SdkException, CallFailure.Kind> error)
      throws InterruptedException {
    describesAs(status);
    lenient()
        .when(client.stopProjectVersion(any(StopProjectVersionRequest.class)))
        .thenThrow(error.getKey());
    lenient()
        .when(client.deleteProjectVersion(any(DeleteProjectVersionRequest.class)))
        .thenThrow(error.getKey());
    if (!(plan(action) instanceof Plan.Pending pending) || !startsWithCall(pending)) {
      return;
    }
    boolean calledTooEarly =
        status == ModelStatus.STARTING && error.getValue() == CallFailure.Kind.IN_USE;

    Result result = carryOut(pending);

    if (error.getValue() == CallFailure.Kind.THROTTLED) {
      // Throttled calls are retried until the timeout.
      Result.TimedOut timedOut = assertInstanceOf(Result.TimedOut.class, result);
      assertEquals(Acceptance.REFUSED, timedOut.acceptance());
      verifyRetries(action);
      return;
    }
    if (calledTooEarly) {
      Result.TimedOut timedOut = assertInstanceOf(Result.TimedOut.class, result);
      assertEquals(Acceptance.REFUSED, timedOut.acceptance());
    } else {
      Result.Failed failed = assertInstanceOf(Result.Failed.class, result);
      assertEquals(error.getValue(), kind(failed));
      assertEquals(Acceptance.NONE, failed.acceptance());
      assertTrue(time.elapsed().compareTo(Duration.ofMinutes(1)) < 0);
      assertEquals(error.getValue().leavesDoubt(), !time.sleeps().isEmpty());
    }
    verifyCalls(action == Action.STOP ? 1 : 0, action == Action.DELETE ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("everyStatusAndError")
  void poll_fails_transientFailureIsRetried_otherEndsImmediately(
      Action action, ModelStatus status, Map.Entry<SdkException, CallFailure.Kind> error)
      throws InterruptedException {
    describesAs(status);
    acceptsCalls();
    if (!(plan(action) instanceof Plan.Pending pending)) {
      return;
    }
    lenient()
        .when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenThrow(error.getKey());

    Result result = carryOut(pending);

    if (error.getValue().passes()) {
      Result.TimedOut timedOut = assertInstanceOf(Result.TimedOut.class, result);
      assertEquals(Acceptance.CERTAIN, timedOut.acceptance());
      assertTrue(time.elapsed().compareTo(POLICY.timeout()) <= 0);
      assertEquals(1, events.stream().filter(Event.Retrying.class::isInstance).count());
    } else {
      Result.Failed failed = assertInstanceOf(Result.Failed.class, result);
      assertEquals(Acceptance.CERTAIN, failed.acceptance());
      assertEquals(error.getValue(), kind(failed));
      assertEquals(List.of(Duration.ofSeconds(1)), time.sleeps());
    }
  }

  private static boolean startsWithCall(Plan.Pending plan) {
    return plan.first() == Plan.Step.STOP || plan.first() == Plan.Step.DELETE;
  }

  private static CallFailure.Kind kind(Result.Failed failed) {
    return assertInstanceOf(Failure.Call.class, failed.failure()).call().kind();
  }

  private static Result doneResult(Plan plan) {
    return assertInstanceOf(Plan.Done.class, plan).report().result();
  }

  private Plan plan(Action action) throws InterruptedException {
    LifecycleRequest request =
        action == Action.STOP
            ? LifecycleRequest.stop()
            : LifecycleRequest.delete(false, false, false);
    return service.plan(request, List.of(TARGET), POLICY.timeout(), Observer.NONE).get(0);
  }

  private Result carryOut(Plan.Pending plan) throws InterruptedException {
    return service.carryOut(List.of(plan), POLICY, true, events::add).get(0).result();
  }

  private void describesAs(ModelStatus status) {
    String text = status == ModelStatus.UNKNOWN ? "HIBERNATING" : status.name();
    lenient()
        .when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenReturn(
            DescribeProjectVersionsResponse.builder()
                .projectVersionDescriptions(
                    ProjectVersionDescription.builder()
                        .projectVersionArn(MODEL.toString())
                        .status(text)
                        .build())
                .build());
  }

  private void acceptsCalls() {
    lenient()
        .when(client.stopProjectVersion(any(StopProjectVersionRequest.class)))
        .thenReturn(StopProjectVersionResponse.builder().status("STOPPING").build());
    lenient()
        .when(client.deleteProjectVersion(any(DeleteProjectVersionRequest.class)))
        .thenReturn(DeleteProjectVersionResponse.builder().status("DELETING").build());
  }

  private void verifyCalls(int stops, int deletions) {
    verify(client, stops == 0 ? never() : times(stops))
        .stopProjectVersion(any(StopProjectVersionRequest.class));
    verify(client, deletions == 0 ? never() : times(deletions))
        .deleteProjectVersion(any(DeleteProjectVersionRequest.class));
  }

  private void verifyRetries(Action action) {
    if (action == Action.STOP) {
      verify(client, atLeast(5)).stopProjectVersion(any(StopProjectVersionRequest.class));
    } else {
      verify(client, atLeast(5)).deleteProjectVersion(any(DeleteProjectVersionRequest.class));
    }
  }
}
