package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.rekognition.CallFailure;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The models of one or more projects.
 *
 * @param found the models, project by project, each project's newest first
 * @param unseen what could not be read; empty if the inventory is complete
 */
public record Inventory(List<Found> found, List<Unseen> unseen) {
  /** A model, and the project that holds it. */
  public record Found(ProjectArn project, Model model) {}

  /**
   * Where nothing was seen.
   *
   * @param scope the project, or the region whose projects are not known
   * @param failure the call that failed; null if the time was over
   */
  public record Unseen(Scope scope, @Nullable CallFailure failure) {}

  /** {@return an inventory of some models alone} */
  public Inventory only(Predicate<Model> wanted) {
    return new Inventory(found.stream().filter(f -> wanted.test(f.model())).toList(), unseen);
  }
}
