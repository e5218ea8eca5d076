package io.github.rekcl.aws;

import io.github.rekcl.aws.network.SecretRedactor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Tells of each retry that the SDK makes by itself, which counts against the rate like any call;
 * and of every answer its operation, HTTP status and request id, and nothing else: the SDK's own
 * loggers print what a signature is made of, and past the terminal's filter for control characters.
 *
 * @param retries told the operation of a retry
 * @param log told a line about each answer, or null
 */
record CallListener(Consumer<String> retries, @Nullable Consumer<String> log)
    implements ExecutionInterceptor {
  /** The SDK numbers the attempts of a call, from 1: {@code attempt=2; max=3}. */
  private static final String ATTEMPT = "amz-sdk-request";

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes a) {
    String attempt = context.httpRequest().firstMatchingHeader(ATTEMPT).orElse("attempt=1;");
    String operation = a.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    if (!attempt.startsWith("attempt=1;") && operation != null) {
      retries.accept(operation);
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes a) {
    if (log != null) {
      log.accept(
          a.getAttribute(SdkExecutionAttribute.OPERATION_NAME)
              + ": HTTP "
              + context.httpResponse().statusCode()
              + ", request id "
              + context
                  .httpResponse()
                  .firstMatchingHeader("x-amzn-RequestId")
                  .map(SecretRedactor::redact)
                  .orElse("(none)"));
    }
  }
}
