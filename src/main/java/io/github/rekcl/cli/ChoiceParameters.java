package io.github.rekcl.cli;

import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.model.Target;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** The models that stop or delete are about. */
final class ChoiceParameters {
  private static final String INPUT = "-";

  private final CommandSpec command;
  private final PositionalParamSpec arguments;
  private final OptionSpec all;

  ChoiceParameters(CommandSpec command) {
    this.command = command;
    arguments =
        Specs.add(
            command,
            PositionalParamSpec.builder()
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .initialValue(List.of())
                .paramLabel("ARN-OR-NAME")
                .hideParamSyntax(true),
            "The project's ARN, and then its models, each by ARN or version name. Where every"
                + " model is an ARN, the project may be left out.",
            "- reads further models from standard input, a line each.");
    all =
        Specs.add(
            command,
            Specs.flag(Section.MODELS, "--all"),
            "Take all models that this can be done to.");
  }

  private List<String> arguments() {
    return arguments.getValue();
  }

  /** Tells whether nothing but --all says which models. */
  boolean allOfNoProject() {
    return Specs.given(all) && arguments().isEmpty();
  }

  /** Tells whether standard input names models, and so can't confirm anything. */
  boolean readsInput() {
    return arguments().contains(INPUT);
  }

  /**
   * Returns the models.
   *
   * @param in names further models where the arguments say so
   * @param patience how long to wait for the end of it; zero: without end
   * @param everywhere returns where all models are, if no project says it
   */
  Choice choice(InputStream in, Duration patience, Supplier<List<Scope>> everywhere)
      throws InterruptedException {
    ProjectArn project = project();
    List<String> models = arguments().subList(project == null ? 0 : 1, arguments().size());
    if (Specs.given(all)) {
      return all(project, models, everywhere);
    }
    if (models.isEmpty()) {
      throw wrong("a model is missing: name one or more, or give --all");
    }
    List<Target> targets = new ArrayList<>();
    for (String model : models) {
      if (!model.equals(INPUT)) {
        targets.add(target(project, model));
      }
    }
    if (readsInput()) {
      lines(in, patience).forEach(line -> targets.add(target(project, line)));
    }
    return new Choice.Named(targets);
  }

  private Choice all(
      @Nullable ProjectArn project, List<String> models, Supplier<List<Scope>> everywhere) {
    if (!models.isEmpty()) {
      throw wrong("--all and a model exclude each other: " + models.get(0));
    }
    return new Choice.All(
        project == null ? everywhere.get() : List.of(new Scope.OfProject(project)));
  }

  private List<String> lines(InputStream in, Duration patience) throws InterruptedException {
    try {
      return ModelLines.read(in, patience);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the first argument if it is a project; a model's ARN may stand there too. */
  private @Nullable ProjectArn project() {
    String first = arguments().isEmpty() ? INPUT : arguments().get(0).strip();
    if (first.equals(INPUT) || ModelArn.matches(first)) {
      return null;
    }
    try {
      return ProjectArn.parse(first);
    } catch (IllegalArgumentException e) {
      throw wrong(ProjectParameter.noProject(first));
    }
  }

  private Target target(@Nullable ProjectArn project, String argument) {
    String model = argument.strip();
    if (ProjectArn.matches(model)) {
      throw wrong(
          "a project ARN stands where a model belongs; the project comes first, and only once: "
              + model);
    }
    ModelRef ref;
    try {
      ref = ModelRef.parse(model);
    } catch (IllegalArgumentException e) {
      throw wrong(
          "'"
              + model
              + "' is no model: write its version name, or its ARN like"
              + " arn:aws:rekognition:REGION:ACCOUNT:project/NAME/version/VERSION/DIGITS");
    }
    try {
      return new Target(project, ref);
    } catch (IllegalArgumentException e) {
      throw wrong(
          project == null
              ? "the version name '" + model + "' needs its project: put the project's ARN first"
              : e.getMessage() + ": project name, region, account and partition must be the same");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
