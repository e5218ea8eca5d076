package io.github.rekcl.lifecycle;

import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.rekognition.CallFailure.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a failed StopProjectVersion or DeleteProjectVersion leads to. The model is polled after each
 * failure that {@linkplain CallFailure#leavesDoubt leaves doubt}; the call is sent again only if
 * its status shows that the first call had no effect.
 */
final class RetryPolicy {
  private RetryPolicy() {}

  /**
   * Reports whether a call is to be sent again because it was throttled.
   *
   * @param failure how the last call failed; null if it didn't
   * @param statusUnchanged true if the last poll showed the status before the call, and none showed
   *     the call under way
   */
  static boolean retryThrottled(@Nullable CallFailure failure, boolean statusUnchanged) {
    return failure != null && failure.kind() == Kind.THROTTLED && statusUnchanged;
  }

  /** Reports whether a stop was refused because the model is in use, as it is while it starts. */
  static boolean cameTooEarly(@Nullable CallFailure failure) {
    return failure != null && failure.kind() == Kind.IN_USE;
  }

  /** Reports whether the service may have accepted a call all the same. */
  static boolean mayBeAccepted(CallFailure failure) {
    return switch (failure.kind()) {
      case SERVICE, NOT_THE_SERVICE, NETWORK, CLIENT -> true;
      // The SDK's first attempt may have been accepted, and its second refused because of that.
      case NOT_FOUND, IN_USE, DENIED, CREDENTIALS, REFUSED, THROTTLED -> failure.repeated();
    };
  }
}
