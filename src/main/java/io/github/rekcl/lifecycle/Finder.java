package io.github.rekcl.lifecycle;

import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds projects by the names in model ARNs: one call for up to ten names of a region. */
final class Finder {
  private final Regions regions;
  private final Timer timer;
  private final Duration timeout;
  private final Troubles troubles;
  private final Found found;

  /** What becomes of targets whose project was looked for. */
  interface Found {
    /** These are models of that project. */
    void lookIn(ProjectArn project, List<Target> targets);

    /** The account that was asked has no such project. */
    void nowhere(Target target);

    /** It is not known. */
    void failed(List<Target> targets, CallFailure failure, Deadline deadline);
  }

  Finder(Regions regions, Timer timer, Duration timeout, Troubles troubles, Found found) {
    this.regions = regions;
    this.timer = timer;
    this.timeout = timeout;
    this.troubles = troubles;
    this.found = found;
  }

  void find(Collection<Target> targets) {
    Map<String, Map<String, List<Target>>> byRegion = new LinkedHashMap<>();
    for (Target target : targets) {
      byRegion
          .computeIfAbsent(target.region(), r -> new LinkedHashMap<>())
          .computeIfAbsent(target.projectName(), n -> new ArrayList<>())
          .add(target);
    }
    byRegion.forEach(
        (region, byName) ->
            Chunks.of(byName.keySet(), Sight.MOST_NAMES)
                .forEach(names -> find(region, names, byName)));
  }

  private void find(String region, Set<String> names, Map<String, List<Target>> byName) {
    List<Target> targets =
        byName.entrySet().stream()
            .filter(entry -> names.contains(entry.getKey()))
            .flatMap(entry -> entry.getValue().stream())
            .toList();
    Deadline deadline = Deadline.later(timer, timeout);
    Persistence persistence = Persistence.until(deadline, troubles, new Event.InRegion(region));
    regions
        .get(region)
        .allProjects(
            names,
            deadline,
            persistence,
            answer ->
                answer.then(
                    projects -> assign(targets, projects),
                    failure -> found.failed(targets, failure, deadline)));
  }

  private void assign(List<Target> targets, List<ProjectArn> projects) {
    Set<Target> rest = new LinkedHashSet<>(targets);
    for (ProjectArn project : projects) {
      List<Target> here = rest.stream().filter(target -> target.mayBeIn(project)).toList();
      if (!here.isEmpty()) {
        here.forEach(rest::remove);
        found.lookIn(project, here);
      }
    }
    rest.forEach(found::nowhere);
  }
}
