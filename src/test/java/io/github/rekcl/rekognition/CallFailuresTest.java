package io.github.rekcl.rekognition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.rekognition.CallFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;

/** Failures are classified by exception type, error code and HTTP status, never by message text. */
final class CallFailuresTest {
  private static final String OPERATION = "StopProjectVersion";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // status | code | message | kind | reported code | reason
        "200 | - | -    | NOT_THE_SERVICE | UnreadableAnswer | : its answer can't be read",
        "200 | - | html | NOT_THE_SERVICE | UnreadableAnswer | : its answer can't be read: html",
        "302 | - | -    | NOT_THE_SERVICE | HTTP 302 | : it redirects elsewhere",
        "401 | - | -    | NOT_THE_SERVICE | HTTP 401 | : it asks for a sign-in that is not AWS's",
        "403 | - | -    | NOT_THE_SERVICE | HTTP 403 | : it, or a proxy before it, refuses the request",
        "404 | - | -    | NOT_THE_SERVICE | HTTP 404 | ''",
        "501 | NotImplemented | no | NOT_THE_SERVICE | HTTP 501 | ; NotImplemented: no",
      })
  void response_ofAnotherServer_isReportedAsSuch(
      int status,
      @Nullable String code,
      @Nullable String message,
      Kind kind,
      String reportedCode,
      String reason) {
    CallFailure failure = CallFailures.of(OPERATION, service(status, code, message, null));

    assertEquals(kind, failure.kind());
    assertEquals(reportedCode, failure.code());
    assertEquals(
        "this endpoint does not answer like Amazon Rekognition" + reason, failure.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "407 | - | NETWORK   | the proxy asks for a user and password, or refuses those it was given",
        "429 | - | THROTTLED | too many requests",
        "503 | - | SERVICE   | a server error without an answer of the service",
      })
  void response_withoutCode_isClassifiedByStatus(
      int status, @Nullable String code, Kind kind, String reason) {
    CallFailure failure = CallFailures.of(OPERATION, service(status, code, null, null));

    assertEquals(kind, failure.kind());
    assertEquals("HTTP " + status, failure.code());
    assertEquals(reason, failure.message());
  }

  @Test
  void code_withoutMessage_saysSo() {
    CallFailure failure =
        CallFailures.of(OPERATION, service(400, "ResourceInUseException", null, null));

    assertEquals(Kind.IN_USE, failure.kind());
    assertEquals("(no message)", failure.message());
  }

  @Test
  void redirect_namesItsTarget() {
    SdkHttpResponse to = SdkHttpResponse.builder().putHeader("Location", "https://login").build();
    SdkHttpResponse noTarget = SdkHttpResponse.builder().build();

    assertEquals(
        "this endpoint does not answer like Amazon Rekognition: it redirects to https://login",
        CallFailures.of(OPERATION, service(302, null, null, to)).message());
    assertEquals(
        "this endpoint does not answer like Amazon Rekognition: it redirects elsewhere",
        CallFailures.of(OPERATION, service(302, null, null, noTarget)).message());
  }

  @Test
  void networkFailure_isClassifiedByExceptionType() throws Exception {
    Map<IOException, String> codes =
        Map.of(
            new UnknownHostException("x"), "CannotResolveHost",
            new ConnectException("x"), "ConnectionRefused",
            new SocketTimeoutException("x"), "NoAnswer",
            new SSLPeerUnverifiedException("x"), CallFailure.UNTRUSTED,
            new SSLHandshakeException("x"), "TlsFailed",
            new HttpRetryException("x", 407), "HTTP 407",
            new IOException("x"), "ConnectionFailed");
    codes.forEach(
        (cause, code) -> {
          CallFailure failure =
              CallFailures.of(OPERATION, SdkClientException.create("the SDK's words", cause));
          assertEquals(Kind.NETWORK, failure.kind());
          assertEquals(code, failure.code());
          assertEquals("x", failure.message());
        });
  }

  private static AwsServiceException service(
      int status,
      @Nullable String code,
      @Nullable String message,
      @Nullable SdkHttpResponse response) {
    AwsServiceException.Builder builder = RekognitionException.builder();
    return builder
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .sdkHttpResponse(response)
                .build())
        .build();
  }
}
