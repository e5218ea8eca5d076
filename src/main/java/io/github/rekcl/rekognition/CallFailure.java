package io.github.rekcl.rekognition;

import io.github.rekcl.time.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A call to the service that didn't succeed, as far as the caller can know.
 *
 * @param operation the API operation, such as {@code StopProjectVersion}
 * @param kind what the failure means for the caller
 * @param code the service's error code, or one of rekcl's own where the service sent none
 * @param message the words that came with it; to be shown, never to decide by
 * @param requestId the service's id of the request, for AWS support
 * @param repeated true if this was not the first attempt of the call
 */
public record CallFailure(
    String operation,
    Kind kind,
    String code,
    String message,
    @Nullable String requestId,
    boolean repeated) {

  static final String NO_CREDENTIALS = "NoCredentials";

  /** The code of a certificate that no authority signed that is trusted here. */
  public static final String UNTRUSTED = "CertificateNotTrusted";

  /** The code of a proxy that wants a user and password, or others. */
  public static final String PROXY_AUTHENTICATION = "HTTP 407";

  /**
   * Tells whether a call that changes something may have been accepted although it failed: by the
   * attempt that failed, or by an earlier one that the SDK repeated.
   */
  public boolean leavesDoubt() {
    return repeated || kind.leavesDoubt();
  }

  /** {@return why it failed: the message, with the error code where that says more} */
  public String reason() {
    boolean ours = kind == Kind.NETWORK || kind == Kind.CLIENT || code.equals(NO_CREDENTIALS);
    return ours ? message : code + ": " + message;
  }

  /** Tells whether the call failed only because its deadline left no time for it. */
  public boolean timedOut(Deadline deadline) {
    return deadline.over() && kind.passes();
  }

  /** What a failed call means. */
  public enum Kind {
    /** The service doesn't know the resource. */
    NOT_FOUND,
    /** The service finds the resource in use: it runs, trains, starts, stops or is deleted. */
    IN_USE,
    /** The caller's identity may not call this operation. */
    DENIED,
    /** There are no credentials, or the service doesn't accept them (any more). */
    CREDENTIALS,
    /** The service refused; which words it has for "at it already" is not documented. */
    REFUSED,
    /** The service asks to be called less often. */
    THROTTLED,
    /** The service failed; it may have done what it was asked. */
    SERVICE,
    /** What answered is another server, or a proxy; or the answer can't be read. */
    NOT_THE_SERVICE,
    /** No answer: no route, no name, a broken connection, a time-out. */
    NETWORK,
    /** The call couldn't be made from here, or its answer couldn't be taken in. */
    CLIENT;

    public boolean leavesDoubt() {
      return this != DENIED && this != CREDENTIALS;
    }

    /** Tells whether the same read may succeed a little later. */
    public boolean passes() {
      return switch (this) {
        case THROTTLED, SERVICE, NOT_THE_SERVICE, NETWORK, CLIENT -> true;
        default -> false;
      };
    }
  }
}
