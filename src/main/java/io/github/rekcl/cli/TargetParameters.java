package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.ModelRef;
import io.github.rekcl.lifecycle.ProjectArn;
import io.github.rekcl.lifecycle.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The project and the model that a command is about. */
final class TargetParameters {
  @Parameters(
      index = "0",
      paramLabel = "<project-arn>",
      converter = ProjectParameter.class,
      description = "The ARN of the project that holds the model.")
  private ProjectArn project;

  @Parameters(
      index = "1",
      paramLabel = "<model>",
      converter = ModelParameter.class,
      description = "The model's ARN, or its version name.")
  private ModelRef model;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  Target target() {
    try {
      return new Target(project, model);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(),
          String.valueOf(e.getMessage())
              + ": project name, region, account and partition must be the same",
          e);
    }
  }
}
