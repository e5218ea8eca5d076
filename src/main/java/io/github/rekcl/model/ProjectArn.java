package io.github.rekcl.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Amazon Resource Name of a Custom Labels project, such as {@code
 * arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000}.
 *
 * <p>Follows the service model's type {@code ProjectArn} (pattern, and 20 to 2,048 characters).
 *
 * @param partition the partition, such as {@code aws} or {@code aws-us-gov}
 * @param region the region's code, such as {@code us-east-1}
 * @param account the twelve digits of the account
 * @param name the project's name
 * @param id the digits of the project; the ARNs of its models have other digits
 */
public record ProjectArn(String partition, String region, String account, String name, String id) {
  private static final Pattern FORM =
      Pattern.compile(ArnForm.PREFIX + "project/(" + ArnForm.NAME + ")/([0-9]+)");

  /**
   * Parses a project ARN.
   *
   * @throws IllegalArgumentException if the text is not a project ARN
   */
  public static ProjectArn parse(String text) {
    Matcher m = ArnForm.match(FORM, text, "project");
    return new ProjectArn(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5));
  }

  /** Reports whether a text is a project ARN. */
  public static boolean matches(String text) {
    return ArnForm.matches(FORM, text);
  }

  /**
   * Reports whether a model can belong to this project: same partition, region, account and project
   * name. A model ARN does not contain the project's digits, so those cannot be compared.
   */
  public boolean holds(ModelArn model) {
    return partition.equals(model.partition())
        && region.equals(model.region())
        && account.equals(model.account())
        && name.equals(model.projectName());
  }

  // Written out, as in ModelArn.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ProjectArn that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Returns the ARN as it was read. */
  @Override
  public String toString() {
    return ArnForm.print(partition, region, account) + "project/" + name + "/" + id;
  }
}
