package io.github.rekcl.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How an operator names a model: by its ARN, or by its version name within a project. */
public sealed interface ModelRef {
  /** {@return the version name, which the service can filter by} */
  String versionName();

  /**
   * Reads what an operator wrote.
   *
   * @throws IllegalArgumentException if the text is neither a model ARN nor a version name
   */
  static ModelRef parse(String text) {
    return ModelArn.matches(text) ? new ByArn(ModelArn.parse(text)) : new ByName(text);
  }

  /** A model named by its ARN: this model and no other. */
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

  /** A model named by its version name: the one that carries it when the service is first asked. */
  record ByName(String versionName) implements ModelRef {
    private static final Pattern FORM = Pattern.compile(ArnForm.NAME);

    /** Refuses a name that the service could not have given a model. */
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
