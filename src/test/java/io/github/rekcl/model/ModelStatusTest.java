package io.github.rekcl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionStatus;

class ModelStatusTest {
  /** Fails when a new SDK version adds a status that the status rules do not cover yet. */
  @Test
  void names_matchTheSdk() {
    Set<String> sdkNames =
        ProjectVersionStatus.knownValues().stream()
            .map(ProjectVersionStatus::toString)
            .collect(Collectors.toSet());
    assertEquals(sdkNames, Set.copyOf(ModelStatus.names()));
  }

  @Test
  void of_anythingElse_isUnknown() {
    assertEquals(ModelStatus.UNKNOWN, ModelStatus.of(null));
    assertEquals(ModelStatus.UNKNOWN, ModelStatus.of(""));
    assertEquals(ModelStatus.UNKNOWN, ModelStatus.of("running"));
    assertEquals(ModelStatus.UNKNOWN, ModelStatus.of("HIBERNATING"));
  }
}
