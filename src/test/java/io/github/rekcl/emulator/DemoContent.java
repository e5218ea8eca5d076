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

  /** Adds the demo content to an emulator. */
  public static void seed(Emulator emulator) {
    Seed.demo("us-east-1").into(emulator.server());
  }
}
