package io.github.rekcl.cli;

import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.model.Target;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The positional parameters of a command: a project, models, or both. */
final class ModelParameters {
  private static final String INPUT = "-";

  private static final String PROJECT_FORM =
      "arn:aws:rekognition:REGION:ACCOUNT:project/NAME/DIGITS";
  private static final String MODEL_FORM =
      "arn:aws:rekognition:REGION:ACCOUNT:project/NAME/version/VERSION/DIGITS";

  private final PositionalParamSpec first =
      PositionalParamSpec.builder()
          .index("0")
          .arity("0..1")
          .type(String.class)
          .paramLabel("<project-arn>")
          .hideParamSyntax(true)
          .description("The ARN of the project. Not needed if each model is an ARN.")
          .build();
  private final PositionalParamSpec others =
      PositionalParamSpec.builder()
          .index("1..*")
          .arity("0..*")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .initialValue(List.of())
          .paramLabel("<model>")
          .hideParamSyntax(true)
          .description(
              "The version name or the ARN of a model. Use - to read more from standard input, one"
                  + " per line.")
          .build();

  /**
   * The models that a command line selects.
   *
   * @param targets the named models
   * @param scopes where to select every model; empty if models are named
   */
  record Selection(List<Target> targets, List<Scope> scopes) {
    boolean named() {
      return scopes.isEmpty();
    }

    /** Reports whether the command line names neither models nor a project. */
    boolean everywhere() {
      return scopes.stream().anyMatch(Scope.OfRegion.class::isInstance);
    }

    List<String> regions() {
      return Stream.concat(targets.stream().map(Target::region), scopes.stream().map(Scope::region))
          .distinct()
          .toList();
    }
  }

  ModelParameters(CommandSpec command) {
    command.addPositional(first).addPositional(others);
  }

  private List<String> arguments() {
    @Nullable String argument = first.getValue();
    List<String> models = others.getValue();
    return argument == null ? models : Stream.concat(Stream.of(argument), models.stream()).toList();
  }

  private List<String> models(@Nullable ProjectArn project) {
    return arguments().stream().skip(project == null ? 0 : 1).toList();
  }

  /** Reports whether models are read from standard input, which then cannot confirm anything. */
  boolean readInput() {
    return arguments().contains(INPUT);
  }

  /** Reports whether models are named, rather than nothing or only a project. */
  boolean nameModels() {
    return !models(project()).isEmpty();
  }

  /**
   * Returns the named models.
   *
   * @param in standard input, which is read if an argument is {@code -}
   * @param timeout how long to wait for the end of standard input; zero means no limit
   */
  Selection named(InputStream in, Duration timeout) throws InterruptedException {
    ProjectArn project = project();
    List<Target> targets =
        models(project).stream()
            .filter(model -> !model.equals(INPUT))
            .map(model -> target(project, model))
            .toList();
    if (readInput()) {
      Stream<Target> read =
          new StandardInput(in).models(timeout).stream().map(line -> target(project, line));
      targets = Stream.concat(targets.stream(), read).toList();
    }
    return new Selection(targets, List.of());
  }

  /** Selects every model of the project, or of these regions if no project is given. */
  Selection all(Supplier<List<Scope.OfRegion>> regions) {
    ProjectArn project = project();
    List<String> models = models(project);
    if (!models.isEmpty()) {
      throw new UsageException("--all cannot be combined with a model: " + models.get(0));
    }
    return new Selection(
        List.of(),
        project == null ? List.copyOf(regions.get()) : List.of(new Scope.OfProject(project)));
  }

  /** Returns the first argument if it is a project; a model ARN is also valid there. */
  private @Nullable ProjectArn project() {
    String argument = arguments().isEmpty() ? INPUT : arguments().get(0).strip();
    if (argument.equals(INPUT) || ModelArn.matches(argument)) {
      return null;
    }
    try {
      return ProjectArn.parse(argument);
    } catch (IllegalArgumentException e) {
      throw malformed(argument, "is not a project ARN; expected " + PROJECT_FORM);
    }
  }

  private static Target target(@Nullable ProjectArn project, String argument) {
    String model = argument.strip();
    if (ProjectArn.matches(model)) {
      throw new UsageException(
          "expected a model, but this is a project ARN; the project comes first, and only once: "
              + model);
    }
    ModelRef ref;
    try {
      ref = ModelRef.parse(model);
    } catch (IllegalArgumentException e) {
      throw malformed(
          model, "is not a model; expected a version name, or an ARN like " + MODEL_FORM);
    }
    try {
      return new Target(project, ref);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          project == null
              ? "the version name '" + model + "' needs its project: put the project ARN first"
              : e.getMessage() + ": project name, region, account and partition must be the same");
    }
  }

  /** Describes an ARN that was copied only in part more precisely than other wrong arguments. */
  private static UsageException malformed(String argument, String otherwise) {
    String project = "arn:\\S*:project/[^/\\s]+";
    String message = otherwise;
    if (argument.matches(project + "/?")) {
      message = "is an incomplete project ARN: its digits are missing; expected " + PROJECT_FORM;
    } else if (argument.matches(project + "/version(/[^/\\s]*)?/?")) {
      message = "is an incomplete model ARN: its end is missing; expected " + MODEL_FORM;
    }
    return new UsageException("'" + argument + "' " + message);
  }
}
