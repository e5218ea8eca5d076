package io.github.rekcl.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model that an operator named, and the project that holds it.
 *
 * @param project the project; null while only the model's ARN, and so its name, is known
 * @param model the model, by ARN or by version name
 */
public record Target(@Nullable ProjectArn project, ModelRef model) {
  /** Refuses a model that can't be one of the project's, and a version name without project. */
  public Target {
    if (model instanceof ModelRef.ByArn byArn) {
      if (project != null && !project.holds(byArn.arn())) {
        throw new IllegalArgumentException("model " + model + " is not of project " + project);
      }
    } else if (project == null) {
      throw new IllegalArgumentException("version name " + model + " without its project");
    }
  }

  public static Target of(ProjectArn project, ModelArn model) {
    return new Target(project, new ModelRef.ByArn(model));
  }

  public Target in(ProjectArn found) {
    return new Target(found, model);
  }

  /** Tells whether the model's ARN may be one of a project's. */
  public boolean mayBeIn(ProjectArn other) {
    return other.holds(arn());
  }

  /** Tells whether a model of a project is the one that was named. */
  public boolean names(ProjectArn in, ModelArn arn) {
    return in.holds(arn)
        && (model instanceof ModelRef.ByArn byArn
            ? byArn.arn().equals(arn)
            : model.versionName().equals(arn.versionName()));
  }

  /**
   * Returns the account that owns the model.
   *
   * @return twelve digits
   */
  public String account() {
    return project != null ? project.account() : arn().account();
  }

  /**
   * Returns the region that the model is in.
   *
   * @return the region's code
   */
  public String region() {
    return project != null ? project.region() : arn().region();
  }

  /**
   * Returns the name of the project that holds the model.
   *
   * @return the name
   */
  public String projectName() {
    return project != null ? project.name() : arn().projectName();
  }

  // Written out, as in ModelArn.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Target that
        && Objects.equals(project, that.project)
        && model.equals(that.model);
  }

  @Override
  public int hashCode() {
    return model.hashCode();
  }

  private ModelArn arn() {
    // Without a project there is an ARN: the constructor sees to it.
    return ((ModelRef.ByArn) model).arn();
  }
}
