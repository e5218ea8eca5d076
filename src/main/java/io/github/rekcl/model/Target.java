package io.github.rekcl.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model that the user named, and its project.
 *
 * @param project the project; null while only the model's ARN is known
 * @param model the model, by ARN or by version name
 */
public record Target(@Nullable ProjectArn project, ModelRef model) {
  /** Rejects a model of another project, and a version name without a project. */
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

  /** Reports whether a model of a project is the one that the user named. */
  public boolean names(ProjectArn in, ModelArn arn) {
    return in.holds(arn)
        && (model instanceof ModelRef.ByArn byArn
            ? byArn.arn().equals(arn)
            : model.versionName().equals(arn.versionName()));
  }

  /** {@return the twelve digits of the account} */
  public String account() {
    return project != null ? project.account() : arn().account();
  }

  /** {@return the region code} */
  public String region() {
    return project != null ? project.region() : arn().region();
  }

  /** {@return the name of the model's project} */
  public String projectName() {
    return project != null ? project.name() : arn().projectName();
  }

  /** {@return the model's ARN; only for a target without a project, which always has one} */
  public ModelArn arn() {
    return ((ModelRef.ByArn) model).arn();
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
}
