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

  /** Tells whether a model of a project is the one that was named. */
  public boolean names(ProjectArn in, ModelArn arn) {
    return in.holds(arn)
        && (model instanceof ModelRef.ByArn byArn
            ? byArn.arn().equals(arn)
            : model.versionName().equals(arn.versionName()));
  }

  /** {@return the account that owns the model: twelve digits} */
  public String account() {
    return project != null ? project.account() : arn().account();
  }

  /** {@return the code of the region that the model is in} */
  public String region() {
    return project != null ? project.region() : arn().region();
  }

  /** {@return the name of the project that holds the model} */
  public String projectName() {
    return project != null ? project.name() : arn().projectName();
  }

  /** {@return the model's ARN; only for a target without project, which always has one} */
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
