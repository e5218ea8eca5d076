package io.github.rekcl.cli;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;

/** A version name that two models carry, as while the older one is being deleted. */
class AmbiguityTest {
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

    new Cli((settings, region) -> new ModelLifecycleService(client, new VirtualTime()))
        .run("delete", "-y", BASE + "1", "v1")
        .is(
            1,
            "",
            "Model not deleted: v1: several models carry this version name\n"
                + "Name one by its ARN:\n"
                + "  v1  "
                + NEW
                + "\n  v1  "
                + OLD
                + "\n");
    verify(client, never()).deleteProjectVersion(any(DeleteProjectVersionRequest.class));
  }
}
