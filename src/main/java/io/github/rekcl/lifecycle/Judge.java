package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import java.util.Optional;

/** Judges the looks of one wait, in their order. */
interface Judge {
  /** Tells what a look means; empty: the model is on no page. */
  Verdict judge(Optional<Model> look);

  /** Tells whether the service is known to be at what it was asked for. */
  boolean accepted();
}
