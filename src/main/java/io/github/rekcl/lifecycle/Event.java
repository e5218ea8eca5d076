package io.github.rekcl.lifecycle;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.CallFailure;
import org.jspecify.annotations.Nullable;

/** What happens while a command runs, for whoever wants to show it. */
public sealed interface Event {

  /** An event that one model is the subject of. */
  sealed interface OfModel extends Event {
    /**
     * Returns the model that it is about.
     *
     * @return the model's ARN
     */
    ModelArn model();
  }

  /**
   * The end of a training or a copy is waited for, before anything is called.
   *
   * @param model the model
   */
  record Awaiting(ModelArn model) implements OfModel {}

  /**
   * A call that changes the model is about to be sent.
   *
   * @param model the model
   * @param action the call
   */
  record Calling(ModelArn model, Action action) implements OfModel {}

  /**
   * The service is at it now: it accepted a call, or was at it already.
   *
   * @param model the model
   * @param action what it is at
   */
  record UnderWay(ModelArn model, Action action) implements OfModel {}

  /**
   * The model was seen in another status than before.
   *
   * @param model the model
   * @param statusText the status, or null if the model was seen on no page
   */
  record Seen(ModelArn model, @Nullable String statusText) implements OfModel {}

  /**
   * A model has come to its end. Nothing more is told of it.
   *
   * @param model the model
   * @param report what became of it
   */
  record Ended(ModelArn model, Report report) implements OfModel {}

  /**
   * A call failed in a way that the command goes on after; told once for each kind of failure.
   *
   * @param place the region, the project or the model that was asked about
   * @param failure what failed
   */
  record Troubled(Place place, CallFailure failure) implements Event {}

  /** Time has passed; told as often as the {@link Observer} asks for it. */
  record Heartbeat() implements Event {}

  /** What a call was about. */
  sealed interface Place {}

  /**
   * A region, whose projects were asked for.
   *
   * @param region the region's code
   */
  record InRegion(String region) implements Place {}

  /**
   * A project, of which several models were asked for.
   *
   * @param project the project
   */
  record InProject(ProjectArn project) implements Place {}

  /**
   * A single model.
   *
   * @param model the model
   */
  record OneModel(ModelArn model) implements Place {}
}
