package io.github.rekcl.cli;

import static io.github.rekcl.cli.ExitCode.FAILED;
import static io.github.rekcl.cli.ExitCode.TIMED_OUT;

import io.github.rekcl.lifecycle.Failure;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.model.Target;
import io.github.rekcl.output.CallText;
import io.github.rekcl.output.ModelJson;
import io.github.rekcl.rekognition.CallFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is to list, and what could not be listed.
 *
 * @param found the models
 * @param problems what could not be listed
 */
record Listing(List<Inventory.Found> found, List<Problem> problems) {

  /**
   * Something that could not be listed.
   *
   * @param region its region
   * @param error what is said of it in a document
   * @param report the report on a model that isn't there, or null
   * @param lines what is said of it to people, if there is no report
   */
  record Problem(
      String region, ModelJson.NotListed error, @Nullable Report report, List<String> lines) {}

  /** Takes models by the projects or regions they are in. */
  static Listing of(Inventory inventory, int width) {
    return new Listing(
        inventory.found(),
        inventory.unseen().stream().map(unseen -> problem(unseen, width)).toList());
  }

  /** Takes models that were named, as a plan saw them. */
  static Listing of(List<Plan> plans, int width) {
    List<Inventory.Found> found = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Plan plan : plans) {
      if (plan instanceof Plan.Pending pending) {
        found.add(new Inventory.Found(pending.project(), pending.model()));
      } else {
        add(((Plan.Done) plan).report(), found, problems, width);
      }
    }
    return new Listing(found, problems);
  }

  /** Tells whether nothing at all was seen where one looked. */
  boolean sawNothing(List<String> regions) {
    return found.isEmpty()
        && !problems.isEmpty()
        && problems.stream().map(Problem::region).toList().containsAll(regions);
  }

  List<ModelJson.NotListed> errors() {
    return problems.stream().map(Problem::error).toList();
  }

  ExitCode code() {
    return ExitCode.worst(
        errors().stream()
            .map(error -> error.code().equals(ModelJson.TIMED_OUT) ? TIMED_OUT : FAILED));
  }

  private static void add(
      Report report, List<Inventory.Found> found, List<Problem> problems, int width) {
    Model model = report.before();
    ProjectArn project = report.target().project();
    if (model != null && project != null) {
      found.add(new Inventory.Found(project, model));
    } else {
      problems.add(problem(report, width));
    }
  }

  private static Problem problem(Inventory.Unseen unseen, int width) {
    Scope scope = unseen.scope();
    String name = scope instanceof Scope.OfProject of ? of.project().toString() : scope.region();
    CallFailure failure = unseen.failure();
    ModelJson.NotListed error =
        failure == null
            ? new ModelJson.NotListed(name, ModelJson.TIMED_OUT, "timed out")
            : new ModelJson.NotListed(name, failure.code(), CallText.what(failure));
    return new Problem(scope.region(), error, null, CallText.notListed(unseen, width));
  }

  private static Problem problem(Report report, int width) {
    Target target = report.target();
    if (!(report.result() instanceof Result.Failed failed)) {
      return unknown(target, ModelJson.TIMED_OUT, "timed out", List.of());
    }
    Failure failure = failed.failure();
    String code = ModelJson.code(failure);
    if (failure instanceof Failure.Ambiguous ambiguous) {
      List<String> arns = ambiguous.candidates().stream().map(ModelArn::toString).toList();
      return unknown(target, code, "several models have this name", arns);
    }
    if (failure instanceof Failure.Call call) {
      String what = CallText.what(call.call());
      return unknown(target, code, what, CallText.advice(call.call(), target, width));
    }
    String name = name(target);
    String missing = failure instanceof Failure.NoProject ? "project" : "model";
    ModelJson.NotListed error =
        new ModelJson.NotListed(name, code, name + ": " + missing + " not found");
    return new Problem(target.region(), error, report, List.of());
  }

  private static Problem unknown(Target target, String code, String message, List<String> advice) {
    String line = "Model not listed: " + target.model() + ": " + message;
    return new Problem(
        target.region(),
        new ModelJson.NotListed(name(target), code, message),
        null,
        Stream.concat(Stream.of(line), advice.stream()).toList());
  }

  private static String name(Target target) {
    String model = target.model().toString();
    return ModelArn.matches(model) ? model : target.projectName() + "/" + model;
  }
}
