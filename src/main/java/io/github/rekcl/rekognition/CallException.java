package io.github.rekcl.rekognition;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown when a call to the service fails. */
public final class CallException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient CallFailure failure;

  public CallException(CallFailure failure) {
    this(failure, null);
  }

  public CallException(CallFailure failure, @Nullable Throwable cause) {
    super(failure.operation() + ": " + failure.code() + ": " + failure.message(), cause);
    this.failure = failure;
  }

  /** {@return what failed} */
  public CallFailure failure() {
    return failure;
  }
}
