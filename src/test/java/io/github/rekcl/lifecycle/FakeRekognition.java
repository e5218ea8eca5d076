package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectDescription;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionResponse;

/**
 * A service with projects and models that do not change by themselves. It lists all projects,
 * whichever names, regions or accounts a request is for.
 */
final class FakeRekognition implements RekognitionClient {
  /** The requests, such as {@code DescribeProjectVersions PROJECT-ARN}. */
  final List<String> requests = new ArrayList<>();

  /** Runs before each answer to DescribeProjectVersions; may throw, or change a status. */
  Runnable onPoll = () -> {};

  private final Set<ProjectArn> projects = new LinkedHashSet<>();
  private final Map<ModelArn, String> statuses = new LinkedHashMap<>();

  /** Adds a project. */
  ProjectArn project(String arn) {
    ProjectArn project = ProjectArn.parse(arn);
    projects.add(project);
    return project;
  }

  /** Adds a model, or changes its status. */
  ModelArn model(ProjectArn project, String version, String status) {
    ModelArn arn = arn(project, version);
    statuses.put(arn, status);
    return arn;
  }

  static ModelArn arn(ProjectArn project, String version) {
    String name = project.toString().replaceAll("/[0-9]+$", "");
    return ModelArn.parse(name + "/version/" + version + "/2");
  }

  /** Returns a model as the service describes it. */
  static Model described(ProjectArn project, String version, String status) {
    return new Model(
        arn(project, version),
        ModelStatus.of(status),
        status,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Override
  public DescribeProjectsResponse describeProjects(DescribeProjectsRequest request) {
    requests.add("DescribeProjects");
    return DescribeProjectsResponse.builder()
        .projectDescriptions(
            projects.stream()
                .map(arn -> ProjectDescription.builder().projectArn(arn.toString()).build())
                .toList())
        .build();
  }

  @Override
  public DescribeProjectVersionsResponse describeProjectVersions(
      DescribeProjectVersionsRequest request) {
    requests.add("DescribeProjectVersions " + request.projectArn());
    onPoll.run();
    ProjectArn project = ProjectArn.parse(request.projectArn());
    List<ProjectVersionDescription> found = new ArrayList<>();
    statuses.forEach(
        (arn, status) -> {
          if (project.holds(arn)) {
            found.add(
                ProjectVersionDescription.builder()
                    .projectVersionArn(arn.toString())
                    .status(status)
                    .build());
          }
        });
    return DescribeProjectVersionsResponse.builder().projectVersionDescriptions(found).build();
  }

  @Override
  public StopProjectVersionResponse stopProjectVersion(StopProjectVersionRequest request) {
    requests.add("StopProjectVersion " + request.projectVersionArn());
    return StopProjectVersionResponse.builder().status("STOPPING").build();
  }

  @Override
  public String serviceName() {
    return "fake";
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
