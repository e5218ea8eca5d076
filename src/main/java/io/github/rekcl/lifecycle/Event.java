package io.github.rekcl.lifecycle;

import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.CallFailure;
import java.time.Duration;

/** Something that happens while a command runs. */
public sealed interface Event {

  /** A call was sent for a model, its status changed, or it is done. */
  record Progressed(ModelProgress progress) implements Event {}

  /**
   * A call failed, and the command continues: a read is repeated, and after a stop or a deletion
   * the model is polled. Reported once for each kind of failure.
   */
  record Retrying(Place place, CallFailure failure) implements Event {}

  /**
   * The service listed a project of another region or partition, which is skipped; reported once.
   */
  record Ignored(String region, ProjectArn project) implements Event {}

  /** Time has passed; reported at the interval of {@link Observer#heartbeat}. */
  record Heartbeat() implements Event {}

  /** What a call was for. */
  sealed interface Place {}

  /** The projects of a region. */
  record InRegion(String region) implements Place {}

  /** Several models of a project. */
  record InProject(ProjectArn project) implements Place {}

  /** A single model. */
  record OneModel(ModelArn model) implements Place {}

  /** Receives events, on the thread that runs the command. */
  @FunctionalInterface
  interface Observer {
    /** Ignores everything. */
    Observer NONE = event -> {};

    void on(Event event);

    /** {@return the interval of {@link Heartbeat}s; zero for none} */
    default Duration heartbeat() {
      return Duration.ZERO;
    }
  }
}
