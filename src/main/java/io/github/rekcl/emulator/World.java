package io.github.rekcl.emulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.Stream;

/**
 * Everything that exists. What a call costs depends on the project that it is about, never on all
 * models. Not safe for threads: the store guards it.
 */
final class World {
  private final Map<String, Project> projects = new LinkedHashMap<>();
  private final Map<String, Model> models = new HashMap<>();
  private final Map<String, Map<String, Model>> modelsByProjectAndName = new HashMap<>();
  private final Queue<End> ends = new PriorityQueue<>(Comparator.comparing(End::time));
  private Optional<Past> past = Optional.empty();

  /** When a model was to change by itself; a call may have changed it otherwise meanwhile. */
  private record End(Instant time, String modelArn) {}

  /** Lets every model become what it is by now. */
  void settle(Instant now) {
    for (End end = ends.peek(); end != null && !now.isBefore(end.time()); end = ends.peek()) {
      ends.remove();
      model(end.modelArn())
          .filter(model -> model.phase().endedBy(now))
          .ifPresent(model -> model.at(now).ifPresentOrElse(this::put, () -> remove(model.arn())));
    }
  }

  /** Makes the present the moment that {@link #modelsBefore} shows. */
  void remember() {
    past = Optional.of(new Past());
  }

  void put(Project project) {
    projects.put(project.arn(), project);
  }

  void put(Model model) {
    keep(model.arn());
    models.put(model.arn(), model);
    modelsByProjectAndName
        .computeIfAbsent(model.projectArn(), arn -> new LinkedHashMap<>())
        .put(model.versionName(), model);
    Instant end = model.phase().ends();
    if (end != null) {
      ends.add(new End(end, model.arn()));
    }
  }

  void remove(String modelArn) {
    keep(modelArn);
    Model removed = models.remove(modelArn);
    if (removed != null) {
      byName(removed.projectArn()).remove(removed.versionName());
    }
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
    return byName(projectArn).containsKey(versionName);
  }

  /** Returns all projects, newest first. */
  List<Project> projects() {
    List<Project> list = new ArrayList<>(projects.values());
    list.sort(Comparator.comparingLong(Project::digits).reversed());
    return list;
  }

  /** Returns the models of a project, newest first. */
  List<Model> models(String projectArn) {
    return newestFirst(byName(projectArn).values().stream());
  }

  /**
   * Returns the models of a project as they were when last remembered, newest first; as they are if
   * that was never.
   */
  List<Model> modelsBefore(String projectArn) {
    Collection<Model> present = byName(projectArn).values();
    return newestFirst(
        past.map(moment -> moment.models(projectArn, present)).orElseGet(present::stream));
  }

  private static List<Model> newestFirst(Stream<Model> models) {
    return models.sorted(Comparator.comparingLong(Model::digits).reversed()).toList();
  }

  private Map<String, Model> byName(String projectArn) {
    return modelsByProjectAndName.getOrDefault(projectArn, Map.of());
  }

  private void keep(String modelArn) {
    past.ifPresent(moment -> moment.keep(modelArn, model(modelArn)));
  }
}
