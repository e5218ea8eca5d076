package io.github.rekcl.aws.network;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionStatus;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionResponse;

/**
 * Tells an answer that can't be read from a request that got none, for which the SDK throws the
 * same exception; and takes the secrets out of the texts that came.
 */
public final class AnswerInterceptor implements ExecutionInterceptor {
  private static final ExecutionAttribute<Boolean> ANSWERED =
      new ExecutionAttribute<>("io.github.rekcl.answered");

  /** Makes one. */
  public AnswerInterceptor() {}

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    attributes.putAttribute(ANSWERED, false);
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    attributes.putAttribute(ANSWERED, true);
  }

  @Override
  public Throwable modifyException(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    Throwable e = context.exception();
    if (e instanceof AwsServiceException service) {
      return redacted(service);
    }
    // The SDK takes no exception of another class in return.
    boolean unreadable =
        Boolean.TRUE.equals(attributes.getAttribute(ANSWERED))
            && e.getClass().equals(SdkClientException.class)
            && !isOfTheNetwork(e);
    return unreadable ? unreadable((SdkClientException) e, context.httpResponse()) : e;
  }

  /** The SDK's parser throws IOExceptions of its own. */
  private static boolean isOfTheNetwork(Throwable e) {
    boolean here = e instanceof IOException && e.getClass().getName().startsWith("java");
    return here || (e.getCause() != null && isOfTheNetwork(e.getCause()));
  }

  /** Its cause is an answer without an error code, which the service would have sent. */
  private static SdkClientException unreadable(
      SdkClientException e, Optional<SdkHttpResponse> answer) {
    AwsServiceException cause =
        AwsServiceException.builder()
            .statusCode(answer.map(SdkHttpResponse::statusCode).orElse(0))
            .requestId(answer.flatMap(a -> a.firstMatchingHeader("x-amzn-RequestId")).orElse(null))
            .numAttempts(e.numAttempts())
            .message("unreadable answer")
            .cause(e)
            .build();
    return SdkClientException.builder().message(e.getMessage()).cause(cause).build();
  }

  private static AwsServiceException redacted(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    if (details == null) {
      return e;
    }
    return e.toBuilder()
        .awsErrorDetails(
            details.toBuilder()
                .errorCode(redacted(details.errorCode()))
                .errorMessage(redacted(details.errorMessage()))
                .build())
        .requestId(redacted(e.requestId()))
        .build();
  }

  /** The texts in the answers that are shown, but for names: those tell what to change. */
  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    SdkResponse response = context.response();
    if (response instanceof StopProjectVersionResponse stop) {
      return stop.toBuilder().status(status(stop.statusAsString())).build();
    } else if (response instanceof DeleteProjectVersionResponse delete) {
      return delete.toBuilder().status(status(delete.statusAsString())).build();
    }
    return response instanceof DescribeProjectVersionsResponse page
            && page.hasProjectVersionDescriptions()
        ? page.toBuilder()
            .projectVersionDescriptions(
                page.projectVersionDescriptions().stream()
                    .map(AnswerInterceptor::redacted)
                    .toList())
            .build()
        : response;
  }

  private static @Nullable ProjectVersionDescription redacted(
      @Nullable ProjectVersionDescription model) {
    return model == null
        ? null
        : model.toBuilder()
            .status(status(model.statusAsString()))
            .statusMessage(redacted(model.statusMessage()))
            .build();
  }

  /** A status of the service's own is no secret, whatever a password may be. */
  private static @Nullable String status(@Nullable String text) {
    boolean known =
        ProjectVersionStatus.fromValue(text) != ProjectVersionStatus.UNKNOWN_TO_SDK_VERSION;
    return known ? text : redacted(text);
  }

  private static @Nullable String redacted(@Nullable String text) {
    return text == null ? null : SecretRedactor.redact(text);
  }
}
