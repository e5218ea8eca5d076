package io.github.rekcl.rekognition;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.rekognition.PageReader.Listing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks for some models of a project, at the cost of few calls: one for up to ten, which the
 * service filters by version name, else one for each page of all the project's models.
 *
 * <p>What is missing from several pages is asked for by name before it counts as missing: while
 * pages are read one after the other, a deletion may move another model from a page that is still
 * to come to one that was read already.
 */
final class ModelSearch {
  private final Function<Set<String>, Listing<Model>> list;
  private final Map<ModelArn, Model> seen = new LinkedHashMap<>();

  /**
   * Makes a search.
   *
   * @param list reads the project's models once; only those of some version names, if any
   */
  ModelSearch(Function<Set<String>, Listing<Model>> list) {
    this.list = list;
  }

  /** Returns the models that are there, and perhaps others. */
  List<Model> find(Collection<? extends ModelRef> wanted) {
    List<Set<String>> names = names(wanted);
    if (names.size() != 1) {
      names = read(Set.of()).onePage() ? List.of() : names(unsure(wanted));
    }
    for (Set<String> some : names) {
      Collection<ModelRef> named =
          unsure(wanted.stream().filter(ref -> some.contains(ref.versionName())).toList());
      if (!read(some).onePage() && !unsure(named).isEmpty()) {
        // Several pages again: only once they show the same, what isn't there is missing.
        PageReader.readUntilComplete(ControlPlane.DESCRIBE, () -> read(some), Model::arn);
      }
    }
    return List.copyOf(seen.values());
  }

  private Listing<Model> read(Set<String> names) {
    Listing<Model> listing = list.apply(names);
    listing.items().forEach(model -> seen.put(model.arn(), model));
    return listing;
  }

  /** Returns what several pages don't answer: who is missing, and whether a name is one model's. */
  private Collection<ModelRef> unsure(Collection<? extends ModelRef> wanted) {
    Set<ModelRef> unsure = new LinkedHashSet<>(wanted);
    seen.keySet().forEach(arn -> unsure.remove(new ModelRef.ByArn(arn)));
    return unsure;
  }

  private static List<Set<String>> names(Collection<? extends ModelRef> wanted) {
    return Gateway.chunks(wanted.stream().map(ModelRef::versionName).toList());
  }
}
