package io.github.rekcl.rekognition;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectDescription;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;
import software.amazon.awssdk.services.rekognition.model.RekognitionResponse;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionResponse;

/**
 * The four API operations that rekcl calls, with checked responses.
 *
 * <p>A response that the service would not send (without a list of descriptions, or with one that
 * has no ARN) is a failure. Otherwise it would count as "no such model", and rekcl would report a
 * deletion that never happened.
 */
public final class ControlPlane {
  public static final String PROJECTS = "DescribeProjects";
  public static final String DESCRIBE = "DescribeProjectVersions";
  public static final String STOP = "StopProjectVersion";
  public static final String DELETE = "DeleteProjectVersion";

  static final List<String> OPERATIONS = List.of(PROJECTS, DESCRIBE, STOP, DELETE);

  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

  private final RekognitionClient client;

  ControlPlane(RekognitionClient client) {
    this.client = client;
  }

  /**
   * A page of a list.
   *
   * @param token the token of the next page, or null if this is the last
   */
  record Page<T>(List<T> items, @Nullable String token, @Nullable String requestId) {}

  /** Reads a page of a project's models, newest first; with these version names only, if any. */
  Page<Model> models(
      ProjectArn project, Set<String> versionNames, @Nullable String token, Deadline deadline) {
    DescribeProjectVersionsRequest request =
        DescribeProjectVersionsRequest.builder()
            .projectArn(project.toString())
            .versionNames(versionNames.isEmpty() ? null : versionNames)
            .nextToken(token)
            .overrideConfiguration(within(deadline))
            .build();
    DescribeProjectVersionsResponse page =
        call(DESCRIBE, () -> client.describeProjectVersions(request));
    if (!page.hasProjectVersionDescriptions()) {
      throw unreadable(DESCRIBE, page, "no list of models");
    }
    List<Model> models = new ArrayList<>();
    for (ProjectVersionDescription d : page.projectVersionDescriptions()) {
      if (d == null || d.projectVersionArn() == null || !ModelArn.matches(d.projectVersionArn())) {
        throw unreadable(DESCRIBE, page, "a model without a readable ARN");
      }
      Model model = model(d);
      if (!project.holds(model.arn())) {
        throw unreadable(DESCRIBE, page, "a model of another project");
      }
      models.add(model);
    }
    return page(models, page.nextToken(), page);
  }

  private static Model model(ProjectVersionDescription d) {
    String status = d.statusAsString();
    return new Model(
        ModelArn.parse(d.projectVersionArn()),
        ModelStatus.of(status),
        status == null ? Model.NO_STATUS : status,
        d.statusMessage(),
        d.creationTimestamp(),
        d.minInferenceUnits(),
        d.maxInferenceUnits(),
        d.billableTrainingTimeInSeconds(),
        d.trainingEndTimestamp(),
        d.kmsKeyId(),
        d.sourceProjectVersionArn(),
        d.versionDescription(),
        d.featureAsString(),
        d.baseModelVersion());
  }

  /** Reads a page of the account's projects; with these names only, if any. */
  Page<ProjectArn> projects(Set<String> names, @Nullable String token, Deadline deadline) {
    DescribeProjectsRequest request =
        DescribeProjectsRequest.builder()
            .projectNames(names.isEmpty() ? null : names)
            .nextToken(token)
            .overrideConfiguration(within(deadline))
            .build();
    DescribeProjectsResponse page = call(PROJECTS, () -> client.describeProjects(request));
    if (!page.hasProjectDescriptions()) {
      throw unreadable(PROJECTS, page, "no list of projects");
    }
    List<ProjectArn> projects = new ArrayList<>();
    for (ProjectDescription d : page.projectDescriptions()) {
      if (d == null || d.projectArn() == null || !ProjectArn.matches(d.projectArn())) {
        throw unreadable(PROJECTS, page, "a project without a readable ARN");
      }
      projects.add(ProjectArn.parse(d.projectArn()));
    }
    return page(projects, page.nextToken(), page);
  }

  private static <T> Page<T> page(
      List<T> items, @Nullable String token, RekognitionResponse answer) {
    return new Page<>(items, "".equals(token) ? null : token, requestId(answer));
  }

  /**
   * Calls StopProjectVersion.
   *
   * @return the status in the response
   * @throws CallException if the call failed, or the response does not show that it was accepted
   */
  ModelStatus stop(ModelArn model, Deadline deadline) {
    StopProjectVersionRequest request =
        StopProjectVersionRequest.builder()
            .projectVersionArn(model.toString())
            .overrideConfiguration(within(deadline))
            .build();
    StopProjectVersionResponse answer = call(STOP, () -> client.stopProjectVersion(request));
    return accepted(
        STOP, answer, answer.statusAsString(), Set.of(ModelStatus.STOPPING, ModelStatus.STOPPED));
  }

  /** Calls DeleteProjectVersion; otherwise as {@link #stop}. */
  ModelStatus delete(ModelArn model, Deadline deadline) {
    DeleteProjectVersionRequest request =
        DeleteProjectVersionRequest.builder()
            .projectVersionArn(model.toString())
            .overrideConfiguration(within(deadline))
            .build();
    DeleteProjectVersionResponse answer = call(DELETE, () -> client.deleteProjectVersion(request));
    return accepted(DELETE, answer, answer.statusAsString(), Set.of(ModelStatus.DELETING));
  }

  private static ModelStatus accepted(
      String operation, RekognitionResponse answer, @Nullable String text, Set<ModelStatus> any) {
    ModelStatus status = ModelStatus.of(text);
    if (!any.contains(status)) {
      throw unreadable(operation, answer, "status " + text);
    }
    return status;
  }

  private static <T> T call(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new CallException(CallFailures.of(operation, e), e);
    } catch (RuntimeException e) {
      throw new CallException(CallFailures.unforeseen(operation), e);
    }
  }

  /** Limits a call to the time that is left for its phase of the command. */
  private static AwsRequestOverrideConfiguration within(Deadline deadline) {
    Duration bound = Deadline.shorter(deadline.remaining(), LONGEST_CALL);
    // The SDK does not accept a timeout of zero.
    Duration positive = bound.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : bound;
    return AwsRequestOverrideConfiguration.builder().apiCallTimeout(positive).build();
  }

  private static CallException unreadable(
      String operation, RekognitionResponse answer, String why) {
    return new CallException(
        CallFailures.unreadable(operation, why, requestId(answer)),
        new IllegalStateException(Objects.toString(answer)));
  }

  private static @Nullable String requestId(RekognitionResponse answer) {
    return answer.responseMetadata() == null ? null : answer.responseMetadata().requestId();
  }
}
