package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.rekognition.CallFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a model could not be stopped or deleted. */
public sealed interface Failure {

  /**
   * The project has no model with this ARN or version name.
   *
   * @param others the models of the project, newest first; empty if they could not be read
   */
  record NotFound(List<ModelArn> others) implements Failure {}

  /** The account has no project with the name in the model's ARN. */
  record NoProject() implements Failure {}

  /** Several models have the version name, as is possible while an older one is being deleted. */
  record Ambiguous(List<ModelArn> candidates) implements Failure {}

  /** The model's status rules the action out; no call was made. */
  record WrongStatus(Model model) implements Failure {}

  /**
   * A call failed.
   *
   * @param statusText the model's status in the last poll, or null if there is none
   * @param statusMessage the service's message about that status
   */
  record Call(CallFailure call, @Nullable String statusText, @Nullable String statusMessage)
      implements Failure {}

  /**
   * The model ended in another status, or was deleted meanwhile.
   *
   * @param model the model in the last poll, or null if it no longer exists
   */
  record WentElsewhere(@Nullable Model model) implements Failure {}
}
