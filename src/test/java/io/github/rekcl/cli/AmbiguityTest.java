package io.github.rekcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionResponse;

/** Version names that two models share, for example while the older one is being deleted. */
class AmbiguityTest {
  private final VirtualTime time = new VirtualTime();
  private static final String BASE = "arn:aws:rekognition:us-east-1:111122223333:project/demo/";
  private static final String OLD = BASE + "version/v1/2";
  private static final String NEW = BASE + "version/v1/3";

  @Test
  void delete_nameOfTwoModels_deletesNeither() {
    RekognitionClient client = mock(RekognitionClient.class);
    List<ProjectVersionDescription> twins =
        Stream.of(NEW, OLD)
            .map(
                arn ->
                    ProjectVersionDescription.builder()
                        .projectVersionArn(arn)
                        .status("STOPPED")
                        .build())
            .toList();
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenReturn(
            DescribeProjectVersionsResponse.builder().projectVersionDescriptions(twins).build());

    Cli.opening(() -> new ModelLifecycleService((region, repeats) -> client, time, time, 5))
        .run("delete", "-y", BASE + "1", "v1")
        .is(
            1,
            "",
            "Model not deleted: v1: several models have this version name\n"
                + "Name one by its ARN:\n"
                + "  v1  "
                + NEW
                + "\n  v1  "
                + OLD
                + "\n");
    verify(client, never()).deleteProjectVersion(any(DeleteProjectVersionRequest.class));
  }

  @Test
  void stop_nameOfTwoModelsInABatch_stopsTheOthers() {
    String other = BASE + "version/v2/4";
    RekognitionClient client = mock(RekognitionClient.class);
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenReturn(
            DescribeProjectVersionsResponse.builder()
                .projectVersionDescriptions(
                    Stream.of(other, NEW, OLD)
                        .map(
                            arn ->
                                ProjectVersionDescription.builder()
                                    .projectVersionArn(arn)
                                    .status("RUNNING")
                                    .build())
                        .toList())
                .build());
    when(client.stopProjectVersion(any(StopProjectVersionRequest.class)))
        .thenReturn(StopProjectVersionResponse.builder().status("STOPPING").build());

    Run run =
        Cli.opening(() -> new ModelLifecycleService((region, repeats) -> client, time, time, 5))
            .run("stop", "--no-wait", BASE + "1", "v1", "v2", NEW);

    run.is(1, "Model stopping: " + other + "\nModel stopping: " + NEW + "\n");
    run.says(
        "Model not stopped: v1: several models have this version name\n",
        "\n3 models: 2 stopping, 1 failed\n");
    ArgumentCaptor<StopProjectVersionRequest> calls =
        ArgumentCaptor.forClass(StopProjectVersionRequest.class);
    verify(client, times(2)).stopProjectVersion(calls.capture());
    assertEquals(
        List.of(other, NEW),
        calls.getAllValues().stream().map(StopProjectVersionRequest::projectVersionArn).toList());
  }

  /** Models change so fast that no two reads of the pages agree. */
  @Test
  void list_ofModelsThatKeepChanging_saysSo() {
    RekognitionClient client = mock(RekognitionClient.class);
    AtomicInteger reads = new AtomicInteger();
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenAnswer(
            call -> {
              int read = reads.incrementAndGet();
              return DescribeProjectVersionsResponse.builder()
                  .projectVersionDescriptions(
                      ProjectVersionDescription.builder()
                          .projectVersionArn(BASE + "version/v" + read + "/2")
                          .status("STOPPED")
                          .build())
                  .nextToken(read % 2 == 1 ? "more" : null)
                  .build();
            });

    Cli.opening(() -> new ModelLifecycleService((region, repeats) -> client, time, time, 5))
        .run("list", BASE + "1")
        .is(
            1,
            "",
            "Models not listed: demo: DescribeProjectVersions failed: the list kept changing while it"
                + " was read; try again later\n");
  }
}
