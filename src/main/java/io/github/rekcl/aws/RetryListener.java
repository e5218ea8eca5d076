package io.github.rekcl.aws;

import java.util.function.Consumer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Told of each retry that the SDK makes by itself: it counts against the rate like any call. */
final class RetryListener implements ExecutionInterceptor {
  /** The SDK numbers the attempts of a call, from 1: {@code attempt=2; max=3}. */
  private static final String ATTEMPT = "amz-sdk-request";

  private static final String FIRST = "attempt=1;";

  private final Consumer<String> listener;

  RetryListener(Consumer<String> listener) {
    this.listener = listener;
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
      listener.accept(operation);
    }
  }
}
