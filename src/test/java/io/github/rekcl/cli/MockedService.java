package io.github.rekcl.cli;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.rekognition.Clients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;
import software.amazon.awssdk.services.rekognition.model.ResourceInUseException;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionResponse;

/** A mocked client that behaves as the service does. */
final class MockedService implements FakeService {
  private static final Duration TRANSITION = Duration.ofSeconds(3);
  private static final Set<String> STOPPABLE = Set.of("RUNNING", "FAILED", "HIBERNATING");
  private static final Set<String> UNDELETABLE =
      Set.of("RUNNING", "STARTING", "STOPPING", "TRAINING_IN_PROGRESS", "COPYING_IN_PROGRESS");
  private static final Map<String, String> NEXT =
      Map.of(
          "STARTING", "RUNNING",
          "STOPPING", "STOPPED",
          "TRAINING_IN_PROGRESS", "TRAINING_COMPLETED",
          "COPYING_IN_PROGRESS", "COPYING_COMPLETED",
          "DELETING", "");

  private record State(String status, Duration since) {}

  private final VirtualTime time = new VirtualTime();
  private final Map<String, State> models = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final RekognitionClient client = mock(RekognitionClient.class);
  private int polls;

  MockedService() {
    lenient()
        .when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenAnswer(call -> describe(call.getArgument(0)));
    lenient()
        .when(client.stopProjectVersion(any(StopProjectVersionRequest.class)))
        .thenAnswer(call -> stop(call.getArgument(0)));
    lenient()
        .when(client.deleteProjectVersion(any(DeleteProjectVersionRequest.class)))
        .thenAnswer(call -> delete(call.getArgument(0)));
  }

  private DescribeProjectVersionsResponse describe(DescribeProjectVersionsRequest request) {
    polls++;
    List<ProjectVersionDescription> found = new ArrayList<>();
    models.forEach(
        (arn, state) -> {
          String version = ModelArn.parse(arn).versionName();
          if (status(arn).isPresent()
              && (!request.hasVersionNames() || request.versionNames().contains(version))) {
            found.add(
                ProjectVersionDescription.builder()
                    .projectVersionArn(arn)
                    .status(status(arn).get())
                    .creationTimestamp(time.instant())
                    .build());
          }
        });
    return DescribeProjectVersionsResponse.builder().projectVersionDescriptions(found).build();
  }

  private StopProjectVersionResponse stop(StopProjectVersionRequest request) {
    String arn = request.projectVersionArn();
    calls.add("StopProjectVersion " + arn);
    if (!STOPPABLE.contains(status(arn).orElseThrow())) {
      throw inUse();
    }
    models.put(arn, new State("STOPPING", time.elapsed()));
    return StopProjectVersionResponse.builder().status("STOPPING").build();
  }

  private DeleteProjectVersionResponse delete(DeleteProjectVersionRequest request) {
    String arn = request.projectVersionArn();
    calls.add("DeleteProjectVersion " + arn);
    if (UNDELETABLE.contains(status(arn).orElseThrow())) {
      throw inUse();
    }
    models.put(arn, new State("DELETING", time.elapsed()));
    return DeleteProjectVersionResponse.builder().status("DELETING").build();
  }

  private static RuntimeException inUse() {
    return ResourceInUseException.builder()
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("ResourceInUseException")
                .errorMessage("in use")
                .build())
        .build();
  }

  @Override
  public Clients clients() {
    return (region, repeats) -> client;
  }

  @Override
  public VirtualTime time() {
    return time;
  }

  @Override
  public String project() {
    return "arn:aws:rekognition:us-east-1:111122223333:project/demo/1";
  }

  @Override
  public String model(String versionName, String status) {
    String arn =
        "arn:aws:rekognition:us-east-1:111122223333:project/demo/version/"
            + versionName
            + "/"
            + (models.size() + 2);
    models.put(arn, new State(status, time.elapsed()));
    return arn;
  }

  @Override
  public Optional<String> status(String model) {
    State state = models.get(model);
    if (state == null) {
      return Optional.empty();
    }
    String next = NEXT.get(state.status());
    boolean over = time.elapsed().minus(state.since()).compareTo(TRANSITION) >= 0;
    String now = next != null && over ? next : state.status();
    return now.isEmpty() ? Optional.empty() : Optional.of(now);
  }

  @Override
  public List<String> calls() {
    return calls;
  }

  @Override
  public int polls() {
    return polls;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
