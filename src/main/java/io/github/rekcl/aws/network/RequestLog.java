package io.github.rekcl.aws.network;

import java.util.function.Consumer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Tells of every answer its operation, HTTP status and request id, and nothing else: the SDK's own
 * loggers print what a signature is made of, and past the terminal's filter for control characters.
 */
public final class RequestLog implements ExecutionInterceptor {
  private final Consumer<String> log;

  /**
   * Makes a log.
   *
   * @param log told a line about each answer
   */
  public RequestLog(Consumer<String> log) {
    this.log = log;
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    log.accept(
        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)
            + ": HTTP "
            + context.httpResponse().statusCode()
            + ", request id "
            + context
                .httpResponse()
                .firstMatchingHeader("x-amzn-RequestId")
                .map(Secrets::redact)
                .orElse("(none)"));
  }
}
