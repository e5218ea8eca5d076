package io.github.rekcl.emulator;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The models as they were at one moment, kept as what was overwritten since. */
final class Past {
  private final Map<String, Optional<Model>> overwritten = new HashMap<>();

  /**
   * Notes what a model is, just before it becomes something else.
   *
   * @param now the model, or nothing if it is about to come into being
   */
  void keep(String arn, Optional<Model> now) {
    overwritten.putIfAbsent(arn, now);
  }

  /** Returns the models of a project as they were, in no order. */
  Stream<Model> models(String projectArn, Collection<Model> present) {
    return Stream.concat(
        present.stream().filter(model -> !overwritten.containsKey(model.arn())),
        overwritten.values().stream()
            .flatMap(Optional::stream)
            .filter(model -> model.projectArn().equals(projectArn)));
  }
}
