package io.github.rekcl.aws;

import io.github.rekcl.aws.network.SecretRedactor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Reports the SDK's own retries, because they count against the rate limit, and logs responses. The
 * SDK's loggers are not used: they print signing data, and bypass the terminal's filter for control
 * characters.
 *
 * @param retries receives the operation of each retry
 * @param log receives operation, HTTP status and request id of each response, or null
 */
record CallListener(Consumer<String> retries, @Nullable Consumer<String> log)
    implements ExecutionInterceptor {
  /** The SDK's header with the number of the attempt: {@code attempt=2; max=3}. */
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
