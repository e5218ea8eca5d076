package io.github.rekcl.lifecycle;

import org.jspecify.annotations.Nullable;

/** What happens while a command runs, for whoever wants to show it. */
public sealed interface Event {
  /**
   * Returns the model that it is about.
   *
   * @return the model's ARN
   */
  ModelArn model();

  /**
   * A call that changes the model is about to be sent.
   *
   * @param model the model
   * @param action the call
   */
  record Calling(ModelArn model, Action action) implements Event {}

  /**
   * The service is at it now: it accepted a call, or was at it already.
   *
   * @param model the model
   * @param action what it is at
   */
  record UnderWay(ModelArn model, Action action) implements Event {}

  /**
   * The model was seen in another status than before.
   *
   * @param model the model
   * @param statusText the status, or null if the model was seen on no page
   */
  record Seen(ModelArn model, @Nullable String statusText) implements Event {}

  /**
   * A call failed in a way that the wait goes on after; told once for each kind of failure.
   *
   * @param model the model
   * @param failure what failed
   */
  record Troubled(ModelArn model, CallFailure failure) implements Event {}
}
