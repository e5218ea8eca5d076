package io.github.rekcl.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Amazon Resource Name of a model (the API calls it a project version), as in {@code
 * arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v2/1700000200000}.
 *
 * <p>Follows the service model's type {@code ProjectVersionArn} (pattern, and 20 to 2,048
 * characters).
 *
 * @param partition the partition, such as {@code aws} or {@code aws-us-gov}
 * @param region the region's code, such as {@code us-east-1}
 * @param account the account's twelve digits
 * @param projectName the name of the project that the model belongs to
 * @param versionName the model's version name
 * @param id the digits that make this model another than an earlier one of the same name
 */
public record ModelArn(
    String partition,
    String region,
    String account,
    String projectName,
    String versionName,
    String id) {
  private static final Pattern FORM =
      Pattern.compile(
          ArnForm.PREFIX
              + "project/("
              + ArnForm.NAME
              + ")/version/("
              + ArnForm.NAME
              + ")/([0-9]+)");

  /**
   * Reads a model ARN.
   *
   * @throws IllegalArgumentException if the text is not a model ARN
   */
  public static ModelArn parse(String text) {
    Matcher m = ArnForm.match(FORM, text, "model");
    return new ModelArn(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5), m.group(6));
  }

  /** Tells whether {@link #parse} would read a text. */
  public static boolean matches(String text) {
    return ArnForm.matches(FORM, text);
  }

  // Written out, here and in the other names of things: what a record has of itself the JVM puts
  // together when it first runs, at each start anew; with Java 17 that took a tenth of a stop.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModelArn that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Returns the ARN as it was read. */
  @Override
  public String toString() {
    return ArnForm.print(partition, region, account)
        + "project/"
        + projectName
        + "/version/"
        + versionName
        + "/"
        + id;
  }
}
