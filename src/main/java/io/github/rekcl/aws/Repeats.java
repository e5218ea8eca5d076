package io.github.rekcl.aws;

import java.util.function.Consumer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Tells of every attempt that the SDK makes again by itself: it counts like any other call. */
final class Repeats implements ExecutionInterceptor {
  /** The SDK numbers the attempts of a call, from 1: {@code attempt=2; max=3}. */
  private static final String ATTEMPT = "amz-sdk-request";

  private static final String FIRST = "attempt=1;";

  private final Consumer<String> repeats;

  Repeats(Consumer<String> repeats) {
    this.repeats = repeats;
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes a) {
    boolean first =
        context
            .httpRequest()
            .firstMatchingHeader(ATTEMPT)
            .map(attempt -> attempt.startsWith(FIRST))
            .orElse(true);
    String operation = a.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    if (!first && operation != null) {
      repeats.accept(operation);
    }
  }
}
