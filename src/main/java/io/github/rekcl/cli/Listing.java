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

/** The models that a list command found, and the problems that kept it from finding others. */
record Listing(List<Inventory.Found> found, List<Problem> problems) {

  /**
   * A model, project or region that could not be listed.
   *
   * @param region its region
   * @param error its entry in the JSON document
   * @param report for a named model that does not exist: the report that explains it, else null
   * @param lines the explanation if there is no report
   */
  record Problem(
      String region, ModelJson.NotListed error, @Nullable Report report, List<String> lines) {}

  /** Creates the listing of projects or regions. */
  static Listing of(Inventory inventory, int width) {
    return new Listing(
        inventory.found(),
        inventory.unseen().stream().map(unseen -> problem(unseen, width)).toList());
  }

  /** Creates the listing of named models from the plans for them. */
  static Listing of(List<Plan> plans, int width) {
    List<Inventory.Found> found = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Plan plan : plans) {
      if (plan instanceof Plan.Pending pending) {
        found.add(new Inventory.Found(pending.project(), pending.model()));
      } else {
        Report report = ((Plan.Done) plan).report();
        Model model = report.before();
        ProjectArn project = report.target().project();
        if (model != null && project != null) {
          found.add(new Inventory.Found(project, model));
        } else {
          problems.add(problem(report, width));
        }
      }
    }
    return new Listing(found, problems);
  }

  /** Reports whether no model was found, and every region had a problem. */
  boolean failedEverywhere(List<String> regions) {
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
      return notListed(target, ModelJson.TIMED_OUT, "timed out", List.of());
    }
    Failure failure = failed.failure();
    String code = ModelJson.code(failure);
    if (failure instanceof Failure.Ambiguous ambiguous) {
      List<String> arns = ambiguous.candidates().stream().map(ModelArn::toString).toList();
      return notListed(target, code, "several models have this name", arns);
    }
    if (failure instanceof Failure.Call call) {
      String what = CallText.what(call.call());
      return notListed(target, code, what, CallText.advice(call.call(), target, width));
    }
    String name = name(target);
    String missing = failure instanceof Failure.NoProject ? "project" : "model";
    ModelJson.NotListed error =
        new ModelJson.NotListed(name, code, name + ": " + missing + " not found");
    return new Problem(target.region(), error, report, List.of());
  }

  private static Problem notListed(
      Target target, String code, String message, List<String> advice) {
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
