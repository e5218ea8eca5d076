package io.github.rekcl.rekognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.time.Deadline;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;

/** With which requests models are found, and when one counts as missing. */
class ModelSearchTest {
  private static final String BASE = "arn:aws:rekognition:us-east-1:111122223333:project/demo/";
  private static final ProjectArn PROJECT = ProjectArn.parse(BASE + "1");
  private static final List<String> ALL = List.of();

  private final RekognitionClient client = mock(RekognitionClient.class);
  private final VirtualTime time = new VirtualTime();
  private final Gateway gateway = new Gateway("us-east-1", (name, repeats) -> client, time, 10_000);
  private final ReadBackoff backoff = ReadBackoff.none(Deadline.of(time, Duration.ofMinutes(1)));

  private static List<String> versions(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> "v" + i).toList();
  }

  /** A response with models; with a token if there are more pages. */
  private static DescribeProjectVersionsResponse page(String token, List<String> versions) {
    return DescribeProjectVersionsResponse.builder()
        .projectVersionDescriptions(
            versions.stream()
                .map(v -> ProjectVersionDescription.builder().projectVersionArn(arn(v)).build())
                .toList())
        .nextToken(token.isEmpty() ? null : token)
        .build();
  }

  private static String arn(String version) {
    return BASE + "version/" + version + "/2";
  }

  private void answers(DescribeProjectVersionsResponse... pages) {
    when(client.describeProjectVersions(any(DescribeProjectVersionsRequest.class)))
        .thenReturn(pages[0], Arrays.copyOfRange(pages, 1, pages.length));
  }

  private List<String> find(List<String> versions) {
    List<ModelRef.ByArn> wanted =
        versions.stream().map(v -> new ModelRef.ByArn(ModelArn.parse(arn(v)))).toList();
    return versions(gateway.findModels(PROJECT, wanted, backoff));
  }

  private static List<String> versions(List<Model> models) {
    return models.stream().map(model -> model.arn().versionName()).toList();
  }

  /** Returns the version names in each request; none if it is for all models of the project. */
  private List<List<String>> requested() {
    ArgumentCaptor<DescribeProjectVersionsRequest> requests =
        ArgumentCaptor.forClass(DescribeProjectVersionsRequest.class);
    verify(client, atLeast(1)).describeProjectVersions(requests.capture());
    return requests.getAllValues().stream()
        .map(DescribeProjectVersionsRequest::versionNames)
        .toList();
  }

  @Test
  void find_tenModels_areRequestedByName() {
    answers(page("", versions(1, 9)));

    assertEquals(versions(1, 9), find(versions(1, 10)));
    assertEquals(List.of(versions(1, 10)), requested());
  }

  @Test
  void find_elevenModels_areReadWithAllOthers() {
    answers(page("", versions(1, 20)));

    assertEquals(versions(1, 20), find(versions(1, 11)));
    assertEquals(List.of(ALL), requested());
  }

  /** One response is a consistent list: who is not on it does not exist. */
  @Test
  void find_elevenModels_missingFromASinglePage_areNotRequestedAgain() {
    answers(page("", versions(1, 10)));

    assertEquals(versions(1, 10), find(versions(1, 11)));
    assertEquals(List.of(ALL), requested());
  }

  /** It may have moved to the first page while the second was read. */
  @Test
  void find_missingFromSeveralPages_isRequestedByName() {
    answers(page("more", versions(1, 5)), page("", versions(7, 12)), page("", List.of("v6")));

    assertEquals(12, find(versions(1, 12)).size());
    assertEquals(List.of(ALL, ALL, List.of("v6")), requested());
  }

  @Test
  void find_missingFromSeveralPagesByName_isReadUntilTheyStayTheSame() {
    answers(
        page("more", List.of("v1")),
        page("", ALL),
        page("more", List.of("v1")),
        page("", ALL),
        page("more", List.of("v1")),
        page("", List.of("v2")),
        page("more", List.of("v1")),
        page("", List.of("v2")));

    assertEquals(List.of("v1", "v2"), find(versions(1, 2)));
    assertEquals(8, requested().size());
  }

  @Test
  void find_seenOnSeveralPagesByName_isNotReadAgain() {
    answers(page("more", List.of("v1")), page("", List.of("v2")));

    assertEquals(List.of("v1", "v2"), find(versions(1, 2)));
    assertEquals(2, requested().size());
  }

  /** Models that are requested with the next ten do not count as missing from the first ten. */
  @Test
  void find_manyMissing_eachTenAreReadOnce() {
    answers(
        page("more", ALL),
        page("", ALL),
        page("more", versions(1, 5)),
        page("", versions(6, 10)),
        page("", versions(11, 12)));

    assertEquals(versions(1, 12), find(versions(1, 12)));
    assertEquals(
        List.of(ALL, ALL, versions(1, 10), versions(1, 10), versions(11, 12)), requested());
  }

  @Test
  void allModels_severalPages_areReadUntilTheyStayTheSame() {
    answers(
        page("more", List.of("v3")),
        page("", List.of("v1")),
        page("more", List.of("v2")),
        page("", List.of("v1")),
        page("more", List.of("v2")),
        page("", List.of("v1")));

    assertEquals(List.of("v3", "v1", "v2"), versions(gateway.allModels(PROJECT, backoff)));
    assertEquals(6, requested().size());
  }

  @Test
  void allModels_severalEmptyPages_areReadTwice() {
    answers(
        page("more", ALL),
        page("", ALL),
        page("more", List.of("v1")),
        page("", ALL),
        page("more", List.of("v1")),
        page("", ALL));

    assertEquals(List.of("v1"), versions(gateway.allModels(PROJECT, backoff)));
    assertEquals(6, requested().size());
  }

  @Test
  void allModels_onePage_isReadOnce() {
    answers(page("", versions(1, 2)));

    assertEquals(versions(1, 2), versions(gateway.allModels(PROJECT, backoff)));
    assertEquals(1, requested().size());
  }
}
