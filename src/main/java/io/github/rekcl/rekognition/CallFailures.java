package io.github.rekcl.rekognition;

import io.github.rekcl.rekognition.CallFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.login.CredentialException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns the SDK's exceptions into failures. Classifies by type, error code and HTTP status, never
 * by the text of a message.
 */
public final class CallFailures {
  static final String NOT_REKOGNITION = "this endpoint does not answer like Amazon Rekognition";

  static final String UNREADABLE = "UnreadableAnswer";

  private CallFailures() {}

  public static CallFailure of(String operation, SdkException e) {
    AwsServiceException service = cause(e, AwsServiceException.class);
    if (service != null) {
      return ServiceErrors.of(operation, service);
    }
    if (cause(e, CredentialException.class) != null) {
      return of(operation, Kind.CREDENTIALS, CallFailure.NO_CREDENTIALS, e, e);
    }
    // The cause has the message of the HTTP client; the SDK's own message only refers to it.
    IOException network = cause(e, IOException.class);
    if (network != null) {
      return of(operation, Kind.NETWORK, code(network), network, e);
    }
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return new CallFailure(
          operation, Kind.NETWORK, "NoAnswer", "no answer in time", null, repeated(e));
    }
    return of(operation, Kind.CLIENT, "ClientError", e, e);
  }

  private static CallFailure of(
      String operation, Kind kind, String code, Exception source, SdkException e) {
    String message = source.getMessage() == null ? "no reason is known" : source.getMessage();
    return new CallFailure(operation, kind, code, message, null, repeated(e));
  }

  private static String code(IOException e) {
    if (e instanceof UnknownHostException) {
      return "CannotResolveHost";
    }
    if (e instanceof ConnectException) {
      return "ConnectionRefused";
    }
    if (e instanceof SocketTimeoutException) {
      return "NoAnswer";
    }
    if (e instanceof SSLException) {
      return e instanceof SSLPeerUnverifiedException ? CallFailure.UNTRUSTED : "TlsFailed";
    }
    return e instanceof HttpRetryException refused
        ? "HTTP " + refused.responseCode()
        : "ConnectionFailed";
  }

  /** Returns the failure of a response that the service would not have sent. */
  public static CallFailure unreadable(String operation, String why, @Nullable String requestId) {
    String message = NOT_REKOGNITION + ": " + why;
    // The SDK's id for a response without one.
    String id = "UNKNOWN".equals(requestId) ? null : requestId;
    return new CallFailure(operation, Kind.NOT_THE_SERVICE, UNREADABLE, message, id, false);
  }

  /** Returns the failure of a list that has new entries each time it is read. */
  static CallFailure changing(String operation) {
    String message = "the list kept changing while it was read; try again later";
    return new CallFailure(operation, Kind.CLIENT, "ListKeptChanging", message, null, false);
  }

  /** Returns the failure of a call that was not sent before its deadline. */
  public static CallFailure tooLate(String operation) {
    return new CallFailure(
        operation,
        Kind.NETWORK,
        "TooLate",
        "timed out while waiting for the rate limiter",
        null,
        false);
  }

  /** Returns the failure of a call outside the SDK. The exception's message may hold a secret. */
  static CallFailure unforeseen(String operation) {
    String message = "the request couldn't be sent, or its answer couldn't be read";
    return new CallFailure(operation, Kind.CLIENT, "ClientError", message, null, false);
  }

  static boolean repeated(SdkException e) {
    Integer attempts = e.numAttempts();
    return attempts != null && attempts > 1;
  }

  private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
    Throwable t = e;
    while (t != null && !type.isInstance(t)) {
      t = t.getCause();
    }
    return type.cast(t);
  }
}
