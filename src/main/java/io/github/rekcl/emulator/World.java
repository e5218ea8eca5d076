package io.github.rekcl.emulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that exists, by ARN. Not safe for threads: the store guards it. */
final class World {
  private final Map<String, Project> projects = new LinkedHashMap<>();
  private final Map<String, Model> models = new LinkedHashMap<>();

  World copy() {
    World copy = new World();
    copy.projects.putAll(projects);
    copy.models.putAll(models);
    return copy;
  }

  /** Lets every model become what it is by now. */
  void settle(Instant now) {
    for (Model model : List.copyOf(models.values())) {
      model.at(now).ifPresentOrElse(this::put, () -> remove(model.arn()));
    }
  }

  void put(Project project) {
    projects.put(project.arn(), project);
  }

  void put(Model model) {
    models.put(model.arn(), model);
  }

  void remove(String modelArn) {
    models.remove(modelArn);
  }

  Optional<Project> project(String arn) {
    return Optional.ofNullable(projects.get(arn));
  }

  Optional<Model> model(String arn) {
    return Optional.ofNullable(models.get(arn));
  }

  boolean hasProject(String region, String name) {
    return projects.values().stream()
        .anyMatch(project -> project.name().equals(name) && project.region().equals(region));
  }

  boolean hasModel(String projectArn, String versionName) {
    return models(projectArn).stream().anyMatch(model -> model.versionName().equals(versionName));
  }

  /** Returns all projects, newest first. */
  List<Project> projects() {
    List<Project> list = new ArrayList<>(projects.values());
    list.sort(Comparator.comparingLong(Project::digits).reversed());
    return list;
  }

  /** Returns the models of a project, newest first. */
  List<Model> models(String projectArn) {
    return models.values().stream()
        .filter(model -> model.projectArn().equals(projectArn))
        .sorted(Comparator.comparingLong(Model::digits).reversed())
        .toList();
  }
}
