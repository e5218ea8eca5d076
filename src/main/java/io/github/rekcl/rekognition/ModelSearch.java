package io.github.rekcl.rekognition;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.PageReader.Listing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds models of a project with few requests. Up to ten are requested by version name; for more,
 * all pages of the project are read.
 *
 * <p>A model that is missing from several pages is requested by name before it counts as missing:
 * while the pages are read one after the other, a deletion may move a model from a later page to
 * one that was read before.
 */
final class ModelSearch {
  private final Gateway gateway;
  private final ProjectArn project;
  private final ReadBackoff backoff;
  private final Map<ModelArn, Model> seen = new LinkedHashMap<>();

  ModelSearch(Gateway gateway, ProjectArn project, ReadBackoff backoff) {
    this.gateway = gateway;
    this.project = project;
    this.backoff = backoff;
  }

  /** Returns the models that exist, and possibly others. */
  List<Model> find(Collection<? extends ModelRef> wanted) {
    List<Set<String>> names = names(wanted);
    if (names.size() != 1) {
      names = read(Set.of()).onePage() ? List.of() : names(unsure(wanted));
    }
    for (Set<String> some : names) {
      Collection<ModelRef> named =
          unsure(wanted.stream().filter(ref -> some.contains(ref.versionName())).toList());
      if (!read(some).onePage() && !unsure(named).isEmpty()) {
        // Several pages again: they count only once they stay the same.
        PageReader.readUntilComplete(ControlPlane.DESCRIBE, () -> read(some), Model::arn);
      }
    }
    return List.copyOf(seen.values());
  }

  private Listing<Model> read(Set<String> names) {
    Listing<Model> listing = gateway.models(project, names, backoff);
    listing.items().forEach(model -> seen.put(model.arn(), model));
    return listing;
  }

  /** Returns the models that were not seen, and version names, which several models may have. */
  private Collection<ModelRef> unsure(Collection<? extends ModelRef> wanted) {
    Set<ModelRef> unsure = new LinkedHashSet<>(wanted);
    seen.keySet().forEach(arn -> unsure.remove(new ModelRef.ByArn(arn)));
    return unsure;
  }

  private static List<Set<String>> names(Collection<? extends ModelRef> wanted) {
    return Gateway.chunks(wanted.stream().map(ModelRef::versionName).toList());
  }
}
