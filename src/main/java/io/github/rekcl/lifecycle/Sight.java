package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.time.Deadline;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One look at some models of a project, at the cost of few calls: one for up to ten, which the
 * service filters by version name, else one for each page of all the project's models.
 *
 * <p>What is missing from several pages is asked for by name before it counts as missing: while
 * pages are read one after the other, a deletion may move another model from a page that is still
 * to come to one that was read already.
 */
final class Sight {
  /** The most VersionNames, and the most ProjectNames, that the service takes. */
  static final int MOST_NAMES = 10;

  private final Region region;
  private final ProjectArn project;
  private final Deadline deadline;
  private final Persistence persistence;
  private final Consumer<Answer<List<Model>>> then;
  private Collection<? extends ModelRef> wanted = List.of();
  private final Map<ModelArn, Model> seen = new LinkedHashMap<>();

  /**
   * Makes a look.
   *
   * @param then told which models were seen: those that were looked for, and perhaps others
   */
  Sight(
      Region region,
      ProjectArn project,
      Deadline deadline,
      Persistence persistence,
      Consumer<Answer<List<Model>>> then) {
    this.region = region;
    this.project = project;
    this.deadline = deadline;
    this.persistence = persistence;
    this.then = then;
  }

  /** Looks for models. */
  void at(Collection<? extends ModelRef> models) {
    wanted = models;
    List<Set<String>> names = names(wanted);
    if (names.size() == 1) {
      byName(names);
      return;
    }
    read(
        Set.of(),
        read -> {
          take(read.items());
          byName(read.onePage() ? List.of() : names(unsure(wanted)));
        });
  }

  /** Returns what several pages don't answer: who is missing, and whether a name is one model's. */
  private Collection<ModelRef> unsure(Collection<? extends ModelRef> wanted) {
    Set<ModelRef> unsure = new LinkedHashSet<>(wanted);
    seen.keySet().forEach(arn -> unsure.remove(new ModelRef.ByArn(arn)));
    return unsure;
  }

  private Collection<ModelRef> unsure(Set<String> names) {
    return unsure(wanted.stream().filter(ref -> names.contains(ref.versionName())).toList());
  }

  private void byName(List<Set<String>> names) {
    if (names.isEmpty()) {
      then.accept(new Answer.Value<>(List.copyOf(seen.values())));
      return;
    }
    read(
        names.get(0),
        read -> {
          take(read.items());
          if (read.onePage() || unsure(names.get(0)).isEmpty()) {
            byName(names.subList(1, names.size()));
          } else {
            again(names);
          }
        });
  }

  /** Reads several pages until they show the same; then what isn't there is missing. */
  private void again(List<Set<String>> names) {
    region.allModels(
        project,
        names.get(0),
        deadline,
        persistence,
        answer ->
            answer.then(
                models -> {
                  take(models);
                  byName(names.subList(1, names.size()));
                },
                this::fail));
  }

  private void read(Set<String> names, Consumer<Listing.Read<Model>> onRead) {
    region.models(project, names, deadline, persistence, answer -> answer.then(onRead, this::fail));
  }

  private void take(List<Model> models) {
    models.forEach(model -> seen.put(model.arn(), model));
  }

  private void fail(CallFailure failure) {
    then.accept(new Answer.Failed<>(failure));
  }

  private static List<Set<String>> names(Collection<? extends ModelRef> wanted) {
    return Chunks.of(wanted.stream().map(ModelRef::versionName).toList(), MOST_NAMES);
  }
}
