package io.github.rekcl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.lifecycle.Plan.Step;
import io.github.rekcl.model.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  private static String joined(List<String> lines) {
    return String.join("\n", Samples.plain(lines));
  }

  @Test
  void lines_oneModel_describeIt() {
    assertEquals(
        """
        This model will be deleted. This cannot be undone.
          model    arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/2
          project  demo
          version  v1
          region   us-east-1
          account  111122223333
          status   RUNNING
          created  2026-01-02T03:04:05Z
        It will be stopped first.\
        """,
        joined(PlanText.lines(List.of(Samples.delete("v1", "RUNNING", Step.STOP)), 0)));
  }

  @Test
  void lines_manyModels_listThemAll() {
    assertEquals(
        """
        These 5 models will be deleted. This cannot be undone.
          MODEL ARN                                                                    STATUS                CREATED
          arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/2         STOPPED               2026-01-02T03:04:05Z
          arn:aws:rekognition:us-east-1:111122223333:project/demo/version/longer-v2/2  RUNNING               2026-01-02T03:04:05Z  stopped first
          arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v3/2         STOPPING              2026-01-02T03:04:05Z  stopped first
          arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v4/2         TRAINING_IN_PROGRESS  2026-01-02T03:04:05Z  after its training or copy
          arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v5/2         DELETING              2026-01-02T03:04:05Z  already being deleted\
        """,
        joined(
            PlanText.lines(
                List.of(
                    Samples.delete("v1", "STOPPED", Step.DELETE),
                    Samples.delete("longer-v2", "RUNNING", Step.STOP),
                    Samples.delete("v3", "STOPPING", Step.AWAIT_STOPPED),
                    Samples.delete("v4", "TRAINING_IN_PROGRESS", Step.AWAIT_TRAINED),
                    Samples.delete("v5", "DELETING", Step.AWAIT_GONE)),
                0)));
  }

  @Test
  void lines_manyStops_announceThem() {
    assertEquals(
        "These 2 models will be stopped.",
        PlanText.lines(List.of(Samples.stop("v1", "RUNNING"), Samples.stop("v2", "RUNNING")), 0)
            .get(0));
  }

  @Test
  void dryRun_namesTheCallsModelByModel() {
    assertEquals(
        List.of(
            "Would call StopProjectVersion: " + Samples.arn("v1"),
            "Would call DeleteProjectVersion: " + Samples.arn("v1"),
            "Would wait until deleted: " + Samples.arn("v2"),
            "Would wait until training or copy ends: " + Samples.arn("v3"),
            "Would call DeleteProjectVersion: " + Samples.arn("v3")),
        PlanText.dryRun(
            List.of(
                Samples.delete("v1", "RUNNING", Step.STOP),
                Samples.delete("v2", "DELETING", Step.AWAIT_GONE),
                Samples.delete("v3", "COPYING_IN_PROGRESS", Step.AWAIT_TRAINED)),
            0));
  }

  @Test
  void skipped_saysWhatWouldHelp() {
    assertEquals(
        """
        Skipped:
          arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/2  RUNNING               Stop it first, or add --stop.
          arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v2/2  TRAINING_IN_PROGRESS  Wait until training or copying ends, or add --await-training.\
        """,
        joined(
            PlanText.skipped(
                List.of(
                    Samples.wrongStatus(Action.DELETE, "v1", "RUNNING"),
                    Samples.wrongStatus(Action.DELETE, "v2", "TRAINING_IN_PROGRESS")),
                0)));
    assertEquals(List.of(), PlanText.skipped(List.of(), 0));
  }
}
