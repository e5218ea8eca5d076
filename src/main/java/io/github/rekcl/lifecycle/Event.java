package io.github.rekcl.lifecycle;

import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.CallFailure;
import java.time.Duration;

/** What happens while a command runs, for whoever wants to show it. */
public sealed interface Event {

  /** A model has got on: it was called for, is seen in another status, or is done. */
  record Progressed(ModelProgress progress) implements Event {}

  /** A call failed in a way that the command goes on after; told once for each kind of failure. */
  record Retrying(Place place, CallFailure failure) implements Event {}

  /**
   * The service answered with a project of another region or partition than it was asked for, which
   * is left alone; told once.
   */
  record Ignored(String region, ProjectArn project) implements Event {}

  /** Time has passed; told as often as the {@link Observer} asks for it. */
  record Heartbeat() implements Event {}

  /** What a call was about. */
  sealed interface Place {}

  /** A region, whose projects were asked for. */
  record InRegion(String region) implements Place {}

  /** A project, of which several models were asked for. */
  record InProject(ProjectArn project) implements Place {}

  /** A single model. */
  record OneModel(ModelArn model) implements Place {}

  /** Is told what happens while a command runs, on the thread that runs it. */
  @FunctionalInterface
  interface Observer {
    /** Ignores everything. */
    Observer NONE = event -> {};

    void on(Event event);

    /** {@return the time between two {@link Heartbeat}s; zero for none} */
    default Duration heartbeat() {
      return Duration.ZERO;
    }
  }
}
