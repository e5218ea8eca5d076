package io.github.rekcl.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reference to a model: its ARN, or its version name within a project. */
public sealed interface ModelRef {
  /** {@return the version name, by which DescribeProjectVersions can filter} */
  String versionName();

  /**
   * Parses a reference.
   *
   * @throws IllegalArgumentException if the text is neither a model ARN nor a version name
   */
  static ModelRef parse(String text) {
    return ModelArn.matches(text) ? new ByArn(ModelArn.parse(text)) : new ByName(text);
  }

  /** A reference by ARN: to one model, even if others have the same version name. */
  record ByArn(ModelArn arn) implements ModelRef {
    @Override
    public String versionName() {
      return arn.versionName();
    }

    // Written out, as in ModelArn.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ByArn that && arn.equals(that.arn);
    }

    @Override
    public int hashCode() {
      return arn.hashCode();
    }

    @Override
    public String toString() {
      return arn.toString();
    }
  }

  /** A reference by version name: to the model that has this name when the plan is made. */
  record ByName(String versionName) implements ModelRef {
    private static final Pattern FORM = Pattern.compile(ArnForm.NAME);

    /** Rejects names that the service model does not allow. */
    public ByName {
      if (!FORM.matcher(versionName).matches()) {
        throw new IllegalArgumentException("not a model ARN or version name: " + versionName);
      }
    }

    // Written out, as in ModelArn.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ByName that && versionName.equals(that.versionName);
    }

    @Override
    public int hashCode() {
      return versionName.hashCode();
    }

    @Override
    public String toString() {
      return versionName;
    }
  }
}
