package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.ModelRef;
import io.github.rekcl.lifecycle.ProjectArn;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a model ARN or a version name from the command line. */
final class ModelParameter implements ITypeConverter<ModelRef> {
  @Override
  public ModelRef convert(String text) {
    String model = text.strip();
    if (ProjectArn.matches(model)) {
      throw new TypeConversionException(
          "a project ARN stands where a model belongs; the project comes first: " + model);
    }
    try {
      return ModelRef.parse(model);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "'"
              + model
              + "' is no model: write its version name, or its ARN like"
              + " arn:aws:rekognition:REGION:ACCOUNT:project/NAME/version/VERSION/DIGITS");
    }
  }
}
