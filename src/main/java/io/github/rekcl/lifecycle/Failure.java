package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.rekognition.CallFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a model isn't where it was asked to be. */
public sealed interface Failure {

  /**
   * No model of the project carries this ARN or version name.
   *
   * @param others models of the project that may have been meant, newest first; empty if unknown
   */
  record NotFound(List<ModelArn> others) implements Failure {}

  /** The account has no project of the name that the model's ARN holds. */
  record NoProject() implements Failure {}

  /** Several models carry the version name, which can be while an older one is being deleted. */
  record Ambiguous(List<ModelArn> candidates) implements Failure {}

  /** The model's status, as it was seen, rules the action out; nothing was called. */
  record WrongStatus(Model model) implements Failure {}

  /**
   * A call failed.
   *
   * @param statusText the model's status as last seen, or null if it wasn't seen
   * @param statusMessage the service's message about that status
   */
  record Call(CallFailure call, @Nullable String statusText, @Nullable String statusMessage)
      implements Failure {}

  /**
   * The model went elsewhere than it was asked to.
   *
   * @param model the model as last seen, or null if it was seen on no page
   */
  record WentElsewhere(@Nullable Model model) implements Failure {}
}
