package io.github.rekcl.lifecycle;

/**
 * A model that an operator named, and the project that holds it.
 *
 * @param project the project
 * @param model the model, by ARN or by version name
 */
public record Target(ProjectArn project, ModelRef model) {
  /** Refuses a model that can't be one of the project's. */
  public Target {
    if (model instanceof ModelRef.ByArn byArn && !project.holds(byArn.arn())) {
      throw new IllegalArgumentException("model " + model + " is not of project " + project);
    }
  }
}
