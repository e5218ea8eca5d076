package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.Survey;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the word that is being typed may become: project ARNs, version names, model ARNs. */
final class Candidates {
  private final TypedWords typed;
  private final TypedSearch search;

  Candidates(Context context, TypedWords typed) {
    this.typed = typed;
    search = new TypedSearch(context, typed);
  }

  /** Asks the service, as the command would. */
  List<String> find() throws IOException, InterruptedException {
    return switch (typed.command()) {
      case "stop", "delete" -> typed.has("--all") ? projectsAlone() : models();
      case "list" -> projectsAlone();
      default -> List.of();
    };
  }

  private List<String> projectsAlone() throws IOException, InterruptedException {
    return typed.arguments().isEmpty() ? projects() : List.of();
  }

  private List<String> models() throws IOException, InterruptedException {
    List<String> projects = projectsAlone();
    return projects.isEmpty() ? named(search.survey()) : projects;
  }

  private List<String> projects() throws IOException, InterruptedException {
    return fitting(search.projects().stream().map(ProjectArn::toString)).toList();
  }

  /** Returns those that the command changes; if there are none, all: it may be asked for them. */
  private List<String> named(Survey survey) {
    List<String> changed = fitting(models(survey, this::changes).flatMap(this::names)).toList();
    return changed.isEmpty()
        ? fitting(models(survey, m -> true).flatMap(this::names)).toList()
        : changed;
  }

  /** Behind its project a version name is enough; an ARN is there for whoever has begun one. */
  private Stream<String> names(Model model) {
    Stream<String> arn = Stream.of(model.arn().toString());
    if (!ProjectArn.matches(typed.first())) {
      return arn;
    }
    Stream<String> name = Stream.of(model.arn().versionName());
    return typed.word().isEmpty() ? name : Stream.concat(name, arn);
  }

  private static Stream<Model> models(Survey survey, Predicate<Model> wanted) {
    return survey.found().stream().map(Survey.Found::model).filter(wanted);
  }

  private boolean changes(Model model) {
    return typed.command().equals("stop")
        ? model.holdsInferenceUnits() || model.mayHoldInferenceUnits()
        : model.status() != ModelStatus.DELETING;
  }

  private Stream<String> fitting(Stream<String> names) {
    return names
        .filter(name -> name.startsWith(typed.word()) && !typed.arguments().contains(name))
        .distinct();
  }
}
