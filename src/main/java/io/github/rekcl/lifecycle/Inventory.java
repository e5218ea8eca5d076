package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.rekognition.CallFailure;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The models of projects.
 *
 * @param found the models, project by project, the newest first in each
 * @param unseen what could not be read; empty if the inventory is complete
 */
public record Inventory(List<Found> found, List<Unseen> unseen) {
  /** A model and its project. */
  public record Found(ProjectArn project, Model model) {}

  /**
   * A project or region that could not be read.
   *
   * @param failure the call that failed; null after a timeout
   */
  public record Unseen(Scope scope, @Nullable CallFailure failure) {}

  /** {@return an inventory with the models that match} */
  public Inventory only(Predicate<Model> wanted) {
    return new Inventory(found.stream().filter(f -> wanted.test(f.model())).toList(), unseen);
  }
}
