package io.github.rekcl.rekognition;

import io.github.rekcl.rekognition.CallFailure.Kind;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import javax.security.auth.login.CredentialException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Reads the SDK's exceptions: by type, error code and HTTP status, never by a message's text.
 *
 * <p>The codes are those of the service model's operations and of the errors that every AWS service
 * has in common ("Common Error Types" in the Rekognition API reference).
 */
public final class CallFailures {
  private static final Set<String> DENIED =
      Set.of("AccessDeniedException", "AccessDenied", "NotAuthorized", "UnauthorizedOperation");
  private static final Set<String> CREDENTIALS =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "OptInRequired",
          "RequestExpired",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  /** A page token that ended before its time: the next look begins again. */
  private static final String PAGE_TOKEN = "InvalidPaginationTokenException";

  private CallFailures() {}

  public static CallFailure of(String operation, SdkException e) {
    if (e instanceof AwsServiceException service) {
      return ofService(operation, service);
    }
    Kind kind = clientKind(e);
    Throwable root = root(e);
    // On the network the SDK's words only point to the cause; elsewhere they say more than it.
    Throwable telling = kind == Kind.NETWORK ? root : e;
    String message = telling.getMessage() == null ? "(no message)" : telling.getMessage();
    return new CallFailure(
        operation, kind, root.getClass().getSimpleName(), message, null, repeated(e));
  }

  /** An answer that came, but that isn't one of the service's. */
  public static CallFailure unreadable(String operation, String why, @Nullable String requestId) {
    String message = "the answer is not one of the service's: " + why;
    return new CallFailure(operation, Kind.SERVICE, "UnreadableAnswer", message, requestId, false);
  }

  /** A call that was not made. */
  public static CallFailure tooLate(String operation) {
    return new CallFailure(
        operation, Kind.NETWORK, "TooLate", "the time was over before its turn", null, false);
  }

  private static CallFailure ofService(String operation, AwsServiceException e) {
    var details = e.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    String message = details == null ? null : details.errorMessage();
    return new CallFailure(
        operation,
        serviceKind(e, code == null ? "" : code),
        code == null ? "HTTP " + e.statusCode() : code,
        message == null ? "(no message)" : message,
        e.requestId(),
        repeated(e));
  }

  /** A call that failed before or after the SDK did its part; its words may hold a credential. */
  static CallFailure unforeseen(String operation, RuntimeException e) {
    String message = "the request couldn't be sent, or its answer couldn't be read";
    return new CallFailure(
        operation, Kind.CLIENT, e.getClass().getSimpleName(), message, null, false);
  }

  private static boolean repeated(SdkException e) {
    Integer attempts = e.numAttempts();
    return attempts != null && attempts > 1;
  }

  private static Kind serviceKind(AwsServiceException e, String code) {
    if (code.equals("ResourceNotFoundException")) {
      return Kind.NOT_FOUND;
    }
    if (code.equals("ResourceInUseException")) {
      return Kind.IN_USE;
    }
    if (DENIED.contains(code)) {
      return Kind.DENIED;
    }
    if (CREDENTIALS.contains(code)) {
      return Kind.CREDENTIALS;
    }
    if (e.isThrottlingException() || code.equals("ProvisionedThroughputExceededException")) {
      return Kind.THROTTLED;
    }
    boolean notTheService = code.isEmpty() || e.statusCode() < 400;
    if (e.statusCode() >= 500 || notTheService || code.equals(PAGE_TOKEN)) {
      return Kind.SERVICE;
    }
    return Kind.REFUSED;
  }

  private static Kind clientKind(SdkException e) {
    if (caused(e, CredentialException.class::isInstance)) {
      return Kind.CREDENTIALS;
    }
    if (e instanceof ApiCallTimeoutException
        || e instanceof ApiCallAttemptTimeoutException
        || caused(e, IOException.class::isInstance)) {
      return Kind.NETWORK;
    }
    return Kind.CLIENT;
  }

  private static boolean caused(Throwable e, Predicate<Throwable> what) {
    Throwable t = e;
    while (t != null) {
      if (what.test(t)) {
        return true;
      }
      t = t.getCause();
    }
    return false;
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
