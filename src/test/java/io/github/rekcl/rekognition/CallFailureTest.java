package io.github.rekcl.rekognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.rekognition.CallFailure.Kind;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;

/** What a failure says about itself, and what follows from it. */
class CallFailureTest {
  private static final String OPERATION = "StopProjectVersion";

  private static CallFailure failure(Kind kind, String code) {
    return new CallFailure(OPERATION, kind, code, "in words", null, false);
  }

  /** A code of rekcl's own means nothing to a user. */
  @ParameterizedTest
  @CsvSource({
    "NETWORK,     ConnectionRefused,         in words",
    "CLIENT,      ClientError,               in words",
    "CREDENTIALS, NoCredentials,             in words",
    "CREDENTIALS, ExpiredTokenException,     ExpiredTokenException: in words",
    "REFUSED,     InvalidParameterException, InvalidParameterException: in words",
    "SERVICE,     HTTP 502,                  HTTP 502: in words",
  })
  void reason_namesTheCodesOfTheService(Kind kind, String code, String reason) {
    assertEquals(reason, failure(kind, code).reason());
  }

  @ParameterizedTest
  @CsvSource({"NETWORK, 8, false", "NETWORK, 9, true", "REFUSED, 8, false", "REFUSED, 9, false"})
  void timedOut_passingFailureAfterTheLastPoll_isTrue(Kind kind, int seconds, boolean timedOut) {
    VirtualTime time = new VirtualTime();
    Deadline deadline = Deadline.of(time, Duration.ofSeconds(10));
    time.pass(Duration.ofSeconds(seconds));

    assertEquals(timedOut, failure(kind, "code").timedOut(deadline));
  }

  /** The first attempt of the SDK may have been accepted, and the second refused because of it. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-, false", "1, false", "2, true"})
  void repeated_severalAttempts_leavesDoubt(@Nullable Integer attempts, boolean repeated) {
    SdkException denied =
        RekognitionException.builder().statusCode(403).numAttempts(attempts).build();

    assertEquals(repeated, CallFailures.of(OPERATION, denied).repeated());
    CallFailure failure = new CallFailure(OPERATION, Kind.DENIED, "code", "words", null, repeated);
    assertEquals(repeated, failure.leavesDoubt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "299 | UnreadableAnswer | : its answer can't be read",
        "300 | HTTP 300         | : it redirects elsewhere",
        "399 | HTTP 399         | : it redirects elsewhere",
        "400 | HTTP 400         | ''",
      })
  void responseWithoutCode_isClassifiedByItsHttpStatus(int status, String code, String ending) {
    CallFailure failure =
        CallFailures.of(
            OPERATION, (SdkException) RekognitionException.builder().statusCode(status).build());

    assertEquals(code, failure.code());
    assertEquals(CallFailures.NOT_REKOGNITION + ending, failure.message());
  }

  @Test
  void unreadable_requestIdThatTheSdkMadeUp_isLeftOut() {
    assertNull(CallFailures.unreadable(OPERATION, "why", "UNKNOWN").requestId());
    assertNull(CallFailures.unreadable(OPERATION, "why", null).requestId());
    assertEquals("request-1", CallFailures.unreadable(OPERATION, "why", "request-1").requestId());
  }

  @Test
  void retry_interrupted_failsAtOnceAndStaysInterrupted() {
    Deadline deadline = Deadline.of(Timer.system(), Duration.ZERO);
    CallException throttled =
        new CallException(
            CallFailures.of(ControlPlane.DESCRIBE, Errors.service("ThrottlingException", 500)));
    ReadBackoff backoff = ReadBackoff.within(deadline, failure -> {});

    Thread.currentThread().interrupt();
    CallException thrown = assertThrows(CallException.class, () -> backoff.retry(throttled));

    assertTrue(Thread.interrupted());
    assertEquals(throttled, thrown);
  }
}
