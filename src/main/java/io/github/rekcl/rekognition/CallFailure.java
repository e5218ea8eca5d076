package io.github.rekcl.rekognition;

import io.github.rekcl.time.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A failed call to the service.
 *
 * @param operation the API operation, such as {@code StopProjectVersion}
 * @param kind what the failure means for the caller
 * @param code the service's error code, or a code of rekcl's own if the service sent none
 * @param message the text of the error; for display only
 * @param requestId the request id, for AWS support
 * @param repeated true if the SDK had retried the call before it failed
 */
public record CallFailure(
    String operation,
    Kind kind,
    String code,
    String message,
    @Nullable String requestId,
    boolean repeated) {

  static final String NO_CREDENTIALS = "NoCredentials";

  /** The code for a certificate of an authority that is not trusted. */
  public static final String UNTRUSTED = "CertificateNotTrusted";

  /** The code for a proxy that rejects the user and password, or asks for them. */
  public static final String PROXY_AUTHENTICATION = "HTTP 407";

  /**
   * Reports whether a call that changes something may have been accepted although it failed, or may
   * succeed later: the model's status decides what comes next.
   */
  public boolean leavesDoubt() {
    return repeated || kind.leavesDoubt();
  }

  /** {@return why it failed: the message, and the error code if the service sent one} */
  public String reason() {
    boolean ours = kind == Kind.NETWORK || kind == Kind.CLIENT || code.equals(NO_CREDENTIALS);
    return ours ? message : code + ": " + message;
  }

  /** Reports whether the call failed because its deadline left no time for it. */
  public boolean timedOut(Deadline deadline) {
    return deadline.over() && kind.passes();
  }

  /** The kind of a failure. */
  public enum Kind {
    /** The resource does not exist. */
    NOT_FOUND,
    /** The resource is in use: it is running, training, starting, stopping or being deleted. */
    IN_USE,
    /** The identity is not allowed to call the operation. */
    DENIED,
    /** There are no credentials, or they are invalid or expired. */
    CREDENTIALS,
    /** Any other error of the caller, as the service sees it. */
    REFUSED,
    /** Too many requests. */
    THROTTLED,
    /** An error of the service, which may have done what was requested. */
    SERVICE,
    /** The response came from another server or a proxy, or cannot be read. */
    NOT_THE_SERVICE,
    /** No response: no route, no address, a broken connection, a timeout. */
    NETWORK,
    /** The request could not be sent, or the SDK failed. */
    CLIENT;

    public boolean leavesDoubt() {
      return this != DENIED && this != CREDENTIALS;
    }

    /** Reports whether the same read may succeed a little later. */
    public boolean passes() {
      return switch (this) {
        case THROTTLED, SERVICE, NOT_THE_SERVICE, NETWORK, CLIENT -> true;
        default -> false;
      };
    }
  }
}
