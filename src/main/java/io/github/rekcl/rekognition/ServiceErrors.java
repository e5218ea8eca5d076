package io.github.rekcl.rekognition;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_INTERNAL_ERROR;
import static java.net.HttpURLConnection.HTTP_NOT_IMPLEMENTED;
import static java.net.HttpURLConnection.HTTP_PROXY_AUTH;
import static java.net.HttpURLConnection.HTTP_UNAUTHORIZED;
import static java.util.Map.entry;

import io.github.rekcl.rekognition.CallFailure.Kind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Classifies error responses. The codes are those in the service model and those that all AWS
 * services share ("Common Error Types" in the Rekognition API reference). A response without a code
 * comes from another server, such as a proxy.
 */
final class ServiceErrors {
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          entry("ResourceNotFoundException", Kind.NOT_FOUND),
          entry("ResourceInUseException", Kind.IN_USE),
          entry("AccessDenied", Kind.DENIED),
          entry("AccessDeniedException", Kind.DENIED),
          entry("NotAuthorized", Kind.DENIED),
          entry("UnauthorizedOperation", Kind.DENIED),
          entry("ExpiredToken", Kind.CREDENTIALS),
          entry("ExpiredTokenException", Kind.CREDENTIALS),
          entry("IncompleteSignature", Kind.CREDENTIALS),
          entry("IncompleteSignatureException", Kind.CREDENTIALS),
          entry("InvalidAccessKeyId", Kind.CREDENTIALS),
          entry("InvalidClientTokenId", Kind.CREDENTIALS),
          entry("InvalidSignatureException", Kind.CREDENTIALS),
          entry("MissingAuthenticationToken", Kind.CREDENTIALS),
          entry("MissingAuthenticationTokenException", Kind.CREDENTIALS),
          entry("OptInRequired", Kind.CREDENTIALS),
          entry("RequestExpired", Kind.CREDENTIALS),
          entry("SignatureDoesNotMatch", Kind.CREDENTIALS),
          entry("UnrecognizedClientException", Kind.CREDENTIALS),
          entry("ProvisionedThroughputExceededException", Kind.THROTTLED),
          // The page token expired: the next read starts from the first page.
          entry("InvalidPaginationTokenException", Kind.SERVICE));

  private static final int OK_UNTIL = 299;
  private static final int REDIRECT_UNTIL = 399;

  private ServiceErrors() {}

  static CallFailure of(String operation, AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    boolean aboutTheEndpoint = e.statusCode() < 400 || e.statusCode() == HTTP_NOT_IMPLEMENTED;
    if (code == null || code.isBlank() || aboutTheEndpoint) {
      return withoutCode(operation, e, code);
    }
    String message = details.errorMessage();
    return new CallFailure(
        operation,
        kind(e, code),
        code,
        message == null ? "(no message)" : message,
        e.requestId(),
        CallFailures.repeated(e));
  }

  private static Kind kind(AwsServiceException e, String code) {
    Kind known = KINDS.get(code);
    if (known != null) {
      return known;
    }
    if (e.isThrottlingException()) {
      return Kind.THROTTLED;
    }
    return e.statusCode() >= HTTP_INTERNAL_ERROR ? Kind.SERVICE : Kind.REFUSED;
  }

  private static CallFailure withoutCode(
      String operation, AwsServiceException e, @Nullable String code) {
    int status = e.statusCode();
    boolean read = status <= OK_UNTIL;
    Kind kind = Kind.NOT_THE_SERVICE;
    if (status == HTTP_PROXY_AUTH) {
      kind = Kind.NETWORK;
    } else if (e.isThrottlingException()) {
      kind = Kind.THROTTLED;
    } else if (status >= HTTP_INTERNAL_ERROR && status != HTTP_NOT_IMPLEMENTED) {
      kind = Kind.SERVICE;
    }
    return new CallFailure(
        operation,
        kind,
        read ? CallFailures.UNREADABLE : "HTTP " + status,
        message(kind, status, e.awsErrorDetails(), code),
        e.requestId(),
        CallFailures.repeated(e));
  }

  private static String message(
      Kind kind, int status, @Nullable AwsErrorDetails details, @Nullable String code) {
    String text = details == null ? null : details.errorMessage();
    String ending = (code == null ? "" : "; " + code) + (text == null ? "" : ": " + text);
    return switch (kind) {
      case NETWORK -> "the proxy asks for a user and password, or refuses those it was given";
      case THROTTLED -> "too many requests" + ending;
      case SERVICE -> "a server error without an answer of the service" + ending;
      default -> CallFailures.NOT_REKOGNITION + meaning(status, details) + ending;
    };
  }

  private static String meaning(int status, @Nullable AwsErrorDetails details) {
    if (status <= OK_UNTIL) {
      return ": its answer can't be read";
    }
    if (status <= REDIRECT_UNTIL) {
      return Optional.ofNullable(details)
          .map(AwsErrorDetails::sdkHttpResponse)
          .flatMap(response -> response.firstMatchingHeader("Location"))
          .map(to -> ": it redirects to " + to)
          .orElse(": it redirects elsewhere");
    }
    return switch (status) {
      case HTTP_UNAUTHORIZED -> ": it asks for a sign-in that is not AWS's";
      case HTTP_FORBIDDEN -> ": it, or a proxy before it, refuses the request";
      default -> "";
    };
  }
}
