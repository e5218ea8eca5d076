package io.github.rekcl.cli;

import io.github.rekcl.model.Scope;
import io.github.rekcl.model.Target;
import java.util.List;

/** Which models a command is about. */
sealed interface Choice {
  /** Tells whether nothing on the command line names the models, nor their project. */
  boolean unnamed();

  /** Those, each named. */
  record Named(List<Target> targets) implements Choice {
    @Override
    public boolean unnamed() {
      return false;
    }
  }

  /** All that the command makes sense for. */
  record All(List<Scope> scopes) implements Choice {
    @Override
    public boolean unnamed() {
      return scopes.stream().anyMatch(Scope.OfRegion.class::isInstance);
    }
  }
}
