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
 * Marks exceptions for unreadable responses, because the SDK throws the same class if there was no
 * response; and hides secrets in the texts of responses.
 */
public final class ResponseInterceptor implements ExecutionInterceptor {
  private static final ExecutionAttribute<Boolean> HAS_RESPONSE =
      new ExecutionAttribute<>("io.github.rekcl.hasResponse");

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    attributes.putAttribute(HAS_RESPONSE, false);
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    attributes.putAttribute(HAS_RESPONSE, true);
  }

  @Override
  public Throwable modifyException(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    Throwable e = context.exception();
    if (e instanceof AwsServiceException service) {
      return redacted(service);
    }
    // The SDK requires the replacement to be of the same class.
    boolean unreadable =
        Boolean.TRUE.equals(attributes.getAttribute(HAS_RESPONSE))
            && e.getClass().equals(SdkClientException.class)
            && !isNetworkFailure(e);
    return unreadable ? unreadable((SdkClientException) e, context.httpResponse()) : e;
  }

  /** The SDK's parser has its own subclasses of IOException. */
  private static boolean isNetworkFailure(Throwable e) {
    boolean here = e instanceof IOException && e.getClass().getName().startsWith("java");
    return here || (e.getCause() != null && isNetworkFailure(e.getCause()));
  }

  /** Adds a cause that has the response's HTTP status, but no error code of the service. */
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

  /** Redacts the texts that are shown, except for names, which the user needs to see. */
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
                    .map(ResponseInterceptor::redacted)
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

  /** Leaves the statuses of the service alone, even if a password equals one. */
  private static @Nullable String status(@Nullable String text) {
    boolean known =
        ProjectVersionStatus.fromValue(text) != ProjectVersionStatus.UNKNOWN_TO_SDK_VERSION;
    return known ? text : redacted(text);
  }

  private static @Nullable String redacted(@Nullable String text) {
    return text == null ? null : SecretRedactor.redact(text);
  }
}
