package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.rekognition.CallFailure;
import org.jspecify.annotations.Nullable;

/** How one wait ended. Where a model is null, it is on no page, or wasn't seen. */
sealed interface Ending {

  /**
   * The wait came to a verdict: reached, call again, or elsewhere (also after lasting suspicion).
   */
  record Judged(Verdict verdict, @Nullable Model model) implements Ending {}

  /** A look failed in a way that more looks won't mend. */
  record Broken(CallFailure failure, @Nullable Model last) implements Ending {}

  /** The time was over. */
  record TimedOut(@Nullable Model last) implements Ending {}
}
