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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The models on the command line. */
final class ModelParameters {
  private static final String INPUT = "-";

  /** An ARN that was copied in part. */
  private static final Pattern TRUNCATED =
      Pattern.compile("arn:\\S*:project/[^/\\s]+(?<version>/version(/[^/\\s]*)?)?/?");

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
   * Which models a command is about.
   *
   * @param targets models that are named
   * @param scopes where all models are meant, if none is named
   */
  record Selection(List<Target> targets, List<Scope> scopes) {
    /** Tells whether the models are named. */
    boolean named() {
      return scopes.isEmpty();
    }

    /** Tells whether the command line names neither the models nor their project. */
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

  /** Tells whether standard input names models, and so can't confirm anything. */
  boolean readInput() {
    return arguments().contains(INPUT);
  }

  /** Tells whether there are models, and not at most a project. */
  boolean nameModels() {
    return !models(project()).isEmpty();
  }

  /**
   * Returns the models that are named.
   *
   * @param in names further models where the arguments say so
   * @param timeout how long to wait for the end of it; zero: without limit
   */
  Selection named(InputStream in, Duration timeout) throws InterruptedException {
    ProjectArn project = project();
    List<Target> targets = new ArrayList<>();
    for (String model : models(project)) {
      if (!model.equals(INPUT)) {
        targets.add(target(project, model));
      }
    }
    if (readInput()) {
      new StandardInput(in).models(timeout).forEach(line -> targets.add(target(project, line)));
    }
    return new Selection(targets, List.of());
  }

  /**
   * Returns all models of the project.
   *
   * @param everywhere returns where all models are, if no project says it
   */
  Selection all(Supplier<List<Scope>> everywhere) {
    ProjectArn project = project();
    List<String> models = models(project);
    if (!models.isEmpty()) {
      throw new UsageException("--all cannot be combined with a model: " + models.get(0));
    }
    return new Selection(
        List.of(), project == null ? everywhere.get() : List.of(new Scope.OfProject(project)));
  }

  /** Returns the first argument if it is a project; a model's ARN may stand there too. */
  private @Nullable ProjectArn project() {
    String argument = arguments().isEmpty() ? INPUT : arguments().get(0).strip();
    if (argument.equals(INPUT) || ModelArn.matches(argument)) {
      return null;
    }
    refuseTruncated(argument);
    try {
      return ProjectArn.parse(argument);
    } catch (IllegalArgumentException e) {
      throw new UsageException("'" + argument + "' is not a project ARN; expected " + PROJECT_FORM);
    }
  }

  private static Target target(@Nullable ProjectArn project, String argument) {
    String model = argument.strip();
    if (ProjectArn.matches(model)) {
      throw new UsageException(
          "expected a model, but this is a project ARN; the project comes first, and only once: "
              + model);
    }
    refuseTruncated(model);
    ModelRef ref;
    try {
      ref = ModelRef.parse(model);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "'" + model + "' is not a model; expected a version name, or an ARN like " + MODEL_FORM);
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

  private static void refuseTruncated(String argument) {
    Matcher arn = TRUNCATED.matcher(argument);
    if (arn.matches()) {
      throw new UsageException(
          "'"
              + argument
              + "' is an incomplete "
              + (arn.group("version") == null
                  ? "project ARN: its digits are missing; expected " + PROJECT_FORM
                  : "model ARN: its end is missing; expected " + MODEL_FORM));
    }
  }
}
