package io.github.rekcl.rekognition;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.security.auth.login.CredentialException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;

/** The exceptions that the SDK may throw for a call, each with the expected kind of failure. */
public final class Errors {
  public static final Map<SdkException, CallFailure.Kind> ALL = new LinkedHashMap<>();

  static {
    service("ResourceNotFoundException", 400, CallFailure.Kind.NOT_FOUND);
    service("ResourceInUseException", 400, CallFailure.Kind.IN_USE);
    service("AccessDeniedException", 400, CallFailure.Kind.DENIED);
    service("ExpiredTokenException", 400, CallFailure.Kind.CREDENTIALS);
    service("UnrecognizedClientException", 400, CallFailure.Kind.CREDENTIALS);
    service("InvalidSignatureException", 400, CallFailure.Kind.CREDENTIALS);
    service("InvalidParameterException", 400, CallFailure.Kind.REFUSED);
    service("ValidationException", 400, CallFailure.Kind.REFUSED);
    service("SomethingNewException", 400, CallFailure.Kind.REFUSED);
    service("ThrottlingException", 500, CallFailure.Kind.THROTTLED);
    service("ThrottlingException", 400, CallFailure.Kind.THROTTLED);
    service("ProvisionedThroughputExceededException", 400, CallFailure.Kind.THROTTLED);
    service("InternalServerError", 500, CallFailure.Kind.SERVICE);
    service("SomethingNewException", 503, CallFailure.Kind.SERVICE);
    service("InvalidPaginationTokenException", 400, CallFailure.Kind.SERVICE);
    ALL.put(
        (SdkException) RekognitionException.builder().statusCode(403).build(),
        CallFailure.Kind.NOT_THE_SERVICE);
    client(new UnknownHostException("no.such.host"), CallFailure.Kind.NETWORK);
    client(new SSLHandshakeException("certificate"), CallFailure.Kind.NETWORK);
    client(new IOException(), CallFailure.Kind.NETWORK);
    client(new CredentialException("none"), CallFailure.Kind.CREDENTIALS);
    client(new IllegalStateException("endpoint"), CallFailure.Kind.CLIENT);
    ALL.put(ApiCallTimeoutException.create(1), CallFailure.Kind.NETWORK);
    ALL.put(ApiCallAttemptTimeoutException.create(1), CallFailure.Kind.NETWORK);
    ALL.put(SdkClientException.create("alone"), CallFailure.Kind.CLIENT);
  }

  private Errors() {}

  public static SdkException service(String code, int status) {
    return (SdkException)
        RekognitionException.builder()
            .statusCode(status)
            .requestId("request-1")
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage("in words").build())
            .build();
  }

  private static void service(String code, int status, CallFailure.Kind kind) {
    ALL.put(service(code, status), kind);
  }

  private static void client(Exception cause, CallFailure.Kind kind) {
    ALL.put(SdkClientException.create("wrapped", cause), kind);
  }
}
