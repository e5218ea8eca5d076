package io.github.rekcl.emulator;

/**
 * A project with a running, a stopped and a training model, and one with a running model, under
 * ARNs that never change.
 */
public final class DemoContent {
  /** The ARN of the project {@code demo}. */
  public static final String PROJECT_ARN =
      "arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000";

  /** The ARN of version {@code v1}, which is STOPPED. */
  public static final String STOPPED_MODEL_ARN =
      "arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v1/1700000100000";

  /** The ARN of version {@code v2}, which is RUNNING on one inference unit. */
  public static final String RUNNING_MODEL_ARN =
      "arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v2/1700000200000";

  /** The ARN of version {@code v3}, which is TRAINING_IN_PROGRESS. */
  public static final String TRAINING_MODEL_ARN =
      "arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v3/1700000300000";

  /** The ARN of the project {@code parts}. */
  public static final String PARTS_PROJECT_ARN =
      "arn:aws:rekognition:us-east-1:111122223333:project/parts/1700001000000";

  /** The ARN of version {@code v1} of {@code parts}, which is RUNNING on one inference unit. */
  public static final String PARTS_MODEL_ARN =
      "arn:aws:rekognition:us-east-1:111122223333:project/parts/version/v1/1700001100000";

  private DemoContent() {}

  /**
   * Puts the demo content into an emulator of the account 111122223333.
   *
   * @throws IllegalArgumentException if there is a project {@code demo} or {@code parts} in
   *     us-east-1
   */
  public static void seed(Emulator emulator) {
    Store store = emulator.store();
    Seeding.of(() -> store.seedProject("us-east-1", "demo", Birth.at(1_700_000_000_000L)));
    Seeding.of(() -> store.seedModel(PROJECT_ARN, "v1", "STOPPED", Birth.at(1_700_000_100_000L)));
    Seeding.of(() -> store.seedModel(PROJECT_ARN, "v2", "RUNNING", Birth.at(1_700_000_200_000L)));
    Seeding.of(
        () ->
            store.seedModel(
                PROJECT_ARN, "v3", "TRAINING_IN_PROGRESS", Birth.at(1_700_000_300_000L)));
    Seeding.of(() -> store.seedProject("us-east-1", "parts", Birth.at(1_700_001_000_000L)));
    Seeding.of(
        () -> store.seedModel(PARTS_PROJECT_ARN, "v1", "RUNNING", Birth.at(1_700_001_100_000L)));
  }
}
