package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.Errors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectDescription;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionResponse;

/** Endpoints that return more than was requested, that differ from AWS, or that are slow. */
class HeldToTheQuestionTest {
  private static final String EAST = "arn:aws:rekognition:us-east-1:111122223333:project/";

  private final VirtualTime time = new VirtualTime();
  private final Endpoint endpoint = new Endpoint();

  /** An endpoint without regions: every client sees everything. */
  private final class Endpoint implements RekognitionClient {
    private final Map<String, List<String>> projects = new LinkedHashMap<>();
    private final Map<String, String> statuses = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private Duration latency = Duration.ZERO;
    private boolean throttles;
    private int pages = 1;

    void add(String project, String... models) {
      projects.put(project, List.of(models));
      List.of(models).forEach(model -> statuses.put(model, "RUNNING"));
    }

    private void takeTime() {
      try {
        time.sleep(latency);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public DescribeProjectsResponse describeProjects(DescribeProjectsRequest request) {
      takeTime();
      return DescribeProjectsResponse.builder()
          .projectDescriptions(
              projects.keySet().stream()
                  .filter(
                      p ->
                          !request.hasProjectNames()
                              || request.projectNames().contains(ProjectArn.parse(p).name()))
                  .map(p -> ProjectDescription.builder().projectArn(p).build())
                  .toList())
          .build();
    }

    @Override
    public DescribeProjectVersionsResponse describeProjectVersions(
        DescribeProjectVersionsRequest request) {
      takeTime();
      int page = request.nextToken() == null ? 1 : Integer.parseInt(request.nextToken());
      if (throttles && page > 1) {
        throw Errors.service("ThrottlingException", 500);
      }
      return DescribeProjectVersionsResponse.builder()
          .projectVersionDescriptions(
              projects.getOrDefault(request.projectArn(), List.of()).stream()
                  .filter(statuses::containsKey)
                  .filter(
                      m ->
                          !request.hasVersionNames()
                              || request.versionNames().contains(ModelArn.parse(m).versionName()))
                  .map(
                      m ->
                          ProjectVersionDescription.builder()
                              .projectVersionArn(m)
                              .status(statuses.get(m))
                              .build())
                  .toList())
          .nextToken(page < pages ? String.valueOf(page + 1) : null)
          .build();
    }

    @Override
    public StopProjectVersionResponse stopProjectVersion(StopProjectVersionRequest request) {
      calls.add("stop " + request.projectVersionArn());
      statuses.put(request.projectVersionArn(), "STOPPED");
      return StopProjectVersionResponse.builder().status("STOPPING").build();
    }

    @Override
    public DeleteProjectVersionResponse deleteProjectVersion(DeleteProjectVersionRequest request) {
      calls.add("delete " + request.projectVersionArn());
      statuses.remove(request.projectVersionArn());
      return DeleteProjectVersionResponse.builder().status("DELETING").build();
    }

    @Override
    public String serviceName() {
      return "endpoint";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private Run run(String... args) {
    return Cli.opening(
            () -> new ModelLifecycleService((region, repeats) -> endpoint, time, time, 5))
        .run(args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EAST + "shop/1500000000000",
        "arn:aws-cn:rekognition:eu-west-1:111122223333:project/shop/1500000000000"
      })
  void stopAll_projectOfAnotherRegionOrPartition_isLeftAloneAndToldOnce(String project) {
    endpoint.add(project, project.replace("/1500000000000", "/version/v1/2"));
    endpoint.add(project.replace("shop", "other"));

    Run run = run("stop", "-y", "--all", "--region", "eu-west-1");

    run.is(0, "");
    assertEquals(List.of(), endpoint.calls);
    assertEquals(1, run.err().lines().filter(l -> l.contains("does not belong")).count());
    run.says("Skipped project " + project + ": ", "eu-west-1");
  }

  @Test
  void stopAll_allRegions_stopsEachModelOnce() {
    String model = EAST + "shop/version/v1/2";
    endpoint.add(EAST + "shop/1500000000000", model);

    Run run = run("stop", "-y", "--all", "--all-regions");

    run.is(0, "Model stopped: " + model + "\n");
    assertEquals(List.of("stop " + model), endpoint.calls);
  }

  @Test
  void list_allRegions_listsAndCountsEachModelOnce() {
    String model = EAST + "shop/version/v1/2";
    endpoint.add(EAST + "shop/1500000000000", model);

    Run run = run("list", "--all-regions", "--output", "json");

    assertEquals(0, run.code(), run::toString);
    assertEquals(2, run.out().split(model, -1).length, run::toString);
  }

  /** The project name in a model ARN matches several projects: the model may be in any of them. */
  @Test
  void namedByArn_twoProjectsOfItsName_isFoundInTheSecond() {
    String model = EAST + "shop/version/v1/2";
    endpoint.add(EAST + "shop/1500000000000");
    endpoint.add(EAST + "shop/1600000000000", model);

    run("stop", model).is(0, "Model stopped: " + model + "\n");
    run("delete", "-y", "--ignore-not-found", model).is(0, "Model deleted: " + model + "\n");

    assertEquals(List.of("stop " + model, "delete " + model), endpoint.calls);
    run("delete", "-y", "--ignore-not-found", model)
        .is(0, "Model not found, nothing to delete: " + model + "\n");
    assertEquals(1, run("stop", model).code());
  }

  /** Finding the project and describing its models share one timeout. */
  @Test
  void firstLook_ofTwoSlowSteps_hasOneTimeOut() {
    String model = EAST + "shop/version/v1/2";
    endpoint.add(EAST + "shop/1500000000000", model);
    endpoint.latency = Duration.ofMillis(5_500);

    Run run = run("stop", "--timeout", "6s", model);

    run.is(4, "");
    run.says("Timed out after 6s");
    assertEquals(List.of(), endpoint.calls);
    assertTrue(time.elapsed().toSeconds() <= 7, time.elapsed()::toString);
  }

  /** The list command keeps its timeout even if many pages are throttled. */
  @Test
  void list_throttledForEver_endsWithItsTimeOut() {
    endpoint.add(EAST + "shop/1500000000000", EAST + "shop/version/v1/2");
    endpoint.throttles = true;
    endpoint.pages = 100;

    Run run = run("list", "--timeout", "20s", EAST + "shop/1500000000000");

    assertTrue(run.code() != 0, run::toString);
    assertTrue(time.elapsed().toSeconds() <= 20, time.elapsed()::toString);
  }

  /** An endpoint that never responds does not block a command forever. */
  @Test
  void firstLook_ofACallThatHangs_endsWithItsTimeOut() {
    String model = EAST + "shop/version/v1/2";
    endpoint.add(EAST + "shop/1500000000000", model);
    endpoint.latency = Duration.ofDays(1);

    run("stop", "--timeout", "6s", model).is(4, "");

    assertEquals(7, time.elapsed().toSeconds());
  }
}
