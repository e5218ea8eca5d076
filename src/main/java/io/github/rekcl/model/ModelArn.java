package io.github.rekcl.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Amazon Resource Name of a model (in the API: a project version), such as {@code
 * arn:aws:rekognition:us-east-1:111122223333:project/demo/version/v2/1700000200000}.
 *
 * <p>Follows the service model's type {@code ProjectVersionArn} (pattern, and 20 to 2,048
 * characters).
 *
 * @param partition the partition, such as {@code aws} or {@code aws-us-gov}
 * @param region the region's code, such as {@code us-east-1}
 * @param account the twelve digits of the account
 * @param projectName the name of the model's project
 * @param versionName the model's version name
 * @param id the digits that tell this model from earlier ones of the same name
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
   * Parses a model ARN.
   *
   * @throws IllegalArgumentException if the text is not a model ARN
   */
  public static ModelArn parse(String text) {
    Matcher m = ArnForm.match(FORM, text, "model");
    return new ModelArn(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5), m.group(6));
  }

  /** Reports whether a text is a model ARN. */
  public static boolean matches(String text) {
    return ArnForm.matches(FORM, text);
  }

  // Written out in all records used as keys: on Java 17, linking the generated methods at each
  // start took a tenth of the time of a stop command.
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
