package io.github.rekcl.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;
import software.amazon.awssdk.services.rekognition.model.RekognitionResponse;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionResponse;

/**
 * The three operations that rekcl needs, with the service's answers read and doubted.
 *
 * <p>An answer that the service couldn't have given (no list of descriptions, a description without
 * ARN, a page token that comes again) is a failure: taken at its word it would be "no such model",
 * and a deletion would be announced that never happened.
 */
final class ControlPlane {
  static final String DESCRIBE = "DescribeProjectVersions";
  static final String STOP = "StopProjectVersion";
  static final String DELETE = "DeleteProjectVersion";

  /** Far more than an account may hold: 100 models a project are the quota. */
  private static final int MOST_PAGES = 1_000;

  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

  private final RekognitionClient client;

  ControlPlane(RekognitionClient client) {
    this.client = client;
  }

  /** Finds the model that carries exactly this ARN; empty once every page was read without it. */
  Optional<Model> find(ProjectArn project, ModelArn model, Deadline deadline) {
    return describe(project, model.versionName(), deadline).stream()
        .filter(m -> m.arn().equals(model))
        .findFirst();
  }

  /** Reads every page of a project's models, newest first; of one version name, if given. */
  List<Model> describe(ProjectArn project, @Nullable String versionName, Deadline deadline) {
    List<Model> models = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    String token = null;
    do {
      DescribeProjectVersionsResponse page = page(project, versionName, token, deadline);
      for (ProjectVersionDescription d : page.projectVersionDescriptions()) {
        models.add(Models.of(d, () -> unreadable(page, "a model without a readable ARN")));
      }
      token = "".equals(page.nextToken()) ? null : page.nextToken();
      if (token != null && (!tokens.add(token) || tokens.size() > MOST_PAGES)) {
        throw unreadable(page, "pages that never end");
      }
    } while (token != null);
    return consistent(models);
  }

  /** A model may slip from one page to the next while they are read, but not in two statuses. */
  private static List<Model> consistent(List<Model> models) {
    Map<ModelArn, Model> byArn = new LinkedHashMap<>();
    for (Model model : models) {
      Model twin = byArn.putIfAbsent(model.arn(), model);
      if (twin != null && !twin.statusText().equals(model.statusText())) {
        throw new CallException(
            CallFailures.unreadable(DESCRIBE, "one model in two statuses", null),
            new IllegalStateException(twin + " " + model));
      }
    }
    return List.copyOf(byArn.values());
  }

  private DescribeProjectVersionsResponse page(
      ProjectArn project, @Nullable String versionName, @Nullable String token, Deadline deadline) {
    DescribeProjectVersionsRequest.Builder request =
        DescribeProjectVersionsRequest.builder()
            .projectArn(project.toString())
            .nextToken(token)
            .overrideConfiguration(within(deadline));
    if (versionName != null) {
      request.versionNames(versionName);
    }
    DescribeProjectVersionsResponse page =
        call(DESCRIBE, () -> client.describeProjectVersions(request.build()));
    if (!page.hasProjectVersionDescriptions()) {
      throw unreadable(page, "no list of models");
    }
    return page;
  }

  /**
   * Asks the service to stop a model.
   *
   * @throws CallException if it refused, or if it is not certain that it accepted
   */
  void stop(ModelArn model, Deadline deadline) {
    StopProjectVersionRequest request =
        StopProjectVersionRequest.builder()
            .projectVersionArn(model.toString())
            .overrideConfiguration(within(deadline))
            .build();
    StopProjectVersionResponse answer = call(STOP, () -> client.stopProjectVersion(request));
    requireStatus(STOP, answer, answer.statusAsString(), ModelStatus.STOPPING, ModelStatus.STOPPED);
  }

  /**
   * Asks the service to delete a model.
   *
   * @throws CallException if it refused, or if it is not certain that it accepted
   */
  void delete(ModelArn model, Deadline deadline) {
    DeleteProjectVersionRequest request =
        DeleteProjectVersionRequest.builder()
            .projectVersionArn(model.toString())
            .overrideConfiguration(within(deadline))
            .build();
    DeleteProjectVersionResponse answer = call(DELETE, () -> client.deleteProjectVersion(request));
    requireStatus(DELETE, answer, answer.statusAsString(), ModelStatus.DELETING);
  }

  private static void requireStatus(
      String operation,
      RekognitionResponse answer,
      @Nullable String status,
      ModelStatus... accepting) {
    if (!Set.of(accepting).contains(ModelStatus.of(status))) {
      throw unreadable(operation, answer, "status " + status);
    }
  }

  private static <T> T call(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new CallException(CallFailures.of(operation, e), e);
    } catch (RuntimeException e) {
      throw new CallException(CallFailures.unforeseen(operation, e), e);
    }
  }

  /** No call outlives its phase of the command. */
  private static AwsRequestOverrideConfiguration within(Deadline deadline) {
    Duration bound = Deadline.shorter(deadline.remaining(), LONGEST_CALL);
    // The SDK takes no time-out of zero.
    Duration positive = bound.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : bound;
    return AwsRequestOverrideConfiguration.builder().apiCallTimeout(positive).build();
  }

  private static CallException unreadable(DescribeProjectVersionsResponse page, String why) {
    return unreadable(DESCRIBE, page, why);
  }

  private static CallException unreadable(
      String operation, RekognitionResponse answer, String why) {
    String requestId =
        answer.responseMetadata() == null ? null : answer.responseMetadata().requestId();
    CallFailure failure =
        CallFailures.unreadable(
            operation, "the answer is not one of the service's: " + why, requestId);
    return new CallException(failure, new IllegalStateException(Objects.toString(answer)));
  }
}
