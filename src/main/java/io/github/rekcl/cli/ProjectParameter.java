package io.github.rekcl.cli;

import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a project ARN from the command line. */
final class ProjectParameter implements ITypeConverter<ProjectArn> {
  @Override
  public ProjectArn convert(String text) {
    String arn = text.strip();
    if (ModelArn.matches(arn)) {
      throw new TypeConversionException("a model ARN stands where a project ARN belongs: " + arn);
    }
    try {
      return ProjectArn.parse(arn);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(noProject(arn));
    }
  }

  static String noProject(String text) {
    return "'"
        + text
        + "' is no project ARN; it looks like arn:aws:rekognition:REGION:ACCOUNT:project/NAME/DIGITS";
  }
}
