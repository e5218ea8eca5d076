package io.github.rekcl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which models cost money for inference units. */
class ModelTest {
  @ParameterizedTest
  @CsvSource({
    "STARTING,             YES",
    "RUNNING,              YES",
    "STOPPING,             YES",
    "FAILED,               MAYBE",
    "DEPRECATED,           MAYBE",
    "EXPIRED,              MAYBE",
    "HIBERNATING,          MAYBE",
    "STOPPED,              NO",
    "DELETING,             NO",
    "TRAINING_IN_PROGRESS, NO",
    "TRAINING_COMPLETED,   NO",
    "TRAINING_FAILED,      NO",
    "COPYING_IN_PROGRESS,  NO",
    "COPYING_COMPLETED,    NO",
    "COPYING_FAILED,       NO",
  })
  void holdsInferenceUnits_byStatus(String status, String billed) {
    Model model =
        new Model(
            ModelArn.parse("arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/2"),
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

    assertEquals(billed.equals("YES"), model.holdsInferenceUnits());
    assertEquals(billed.equals("MAYBE"), model.mayHoldInferenceUnits());
  }
}
