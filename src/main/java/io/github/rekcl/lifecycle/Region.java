package io.github.rekcl.lifecycle;

import io.github.rekcl.lifecycle.Listing.Read;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.CallFailures;
import io.github.rekcl.rekognition.Clients;
import io.github.rekcl.rekognition.ControlPlane;
import io.github.rekcl.time.Deadline;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** The service in one region, with a lane for each operation, as its quotas are. */
final class Region implements AutoCloseable {
  private final RekognitionClient client;
  private final ControlPlane controlPlane;
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final Map<Action, Lane> moves = new EnumMap<>(Action.class);
  private final Lane looks;
  private final Lane projects;

  /**
   * Makes the way to a region.
   *
   * @param perSecond how many calls of each operation to send within a second
   */
  Region(String region, Clients clients, Loop loop, int perSecond) {
    looks = lane(ControlPlane.DESCRIBE, loop, perSecond);
    projects = lane(ControlPlane.PROJECTS, loop, perSecond);
    moves.put(Action.STOP, lane(ControlPlane.STOP, loop, perSecond));
    moves.put(Action.DELETE, lane(ControlPlane.DELETE, loop, perSecond));
    client = clients.open(region, this::repeated);
    controlPlane = new ControlPlane(client);
  }

  private Lane lane(String operation, Loop loop, int perSecond) {
    Lane lane = new Lane(loop, operation, new Pace(loop.timer(), perSecond));
    lanes.put(operation, lane);
    return lane;
  }

  /** An attempt that the SDK repeats counts like any other. */
  private void repeated(String operation) {
    Lane lane = lanes.get(operation);
    if (lane != null) {
      lane.pace().sent();
    }
  }

  /** Returns the pace of looks at models. */
  Pace lookPace() {
    return looks.pace();
  }

  /** Reads a project's models, newest first; only those of these version names, if any. */
  void models(
      ProjectArn project,
      Set<String> versionNames,
      Deadline deadline,
      Persistence persistence,
      Consumer<Answer<Read<Model>>> then) {
    new Listing<>(
            looks,
            ControlPlane.DESCRIBE,
            token -> controlPlane.models(project, versionNames, token, deadline),
            deadline,
            persistence,
            answer -> then.accept(consistent(answer)))
        .begin();
  }

  /** Reads a project's models like {@link #models}, until nothing new comes up. */
  void allModels(
      ProjectArn project,
      Set<String> versionNames,
      Deadline deadline,
      Persistence persistence,
      Consumer<Answer<List<Model>>> then) {
    new Settled<ModelArn, Model>(
            ControlPlane.DESCRIBE,
            Model::arn,
            read -> models(project, versionNames, deadline, persistence, read),
            then)
        .begin();
  }

  /** Reads the account's projects, until nothing new comes up; only of these names, if any. */
  void allProjects(
      Set<String> names,
      Deadline deadline,
      Persistence persistence,
      Consumer<Answer<List<ProjectArn>>> then) {
    new Settled<ProjectArn, ProjectArn>(
            ControlPlane.PROJECTS,
            project -> project,
            read -> projects(names, deadline, persistence, read),
            then)
        .begin();
  }

  private void projects(
      Set<String> names,
      Deadline deadline,
      Persistence persistence,
      Consumer<Answer<Read<ProjectArn>>> then) {
    new Listing<>(
            projects,
            ControlPlane.PROJECTS,
            token -> controlPlane.projects(names, token, deadline),
            deadline,
            persistence,
            then)
        .begin();
  }

  /**
   * Calls the service for one model, once it is the call's turn.
   *
   * @param onTurn run then
   */
  void move(
      Action move,
      ModelArn model,
      Deadline deadline,
      Runnable onTurn,
      Consumer<Answer<Action>> then) {
    Objects.requireNonNull(moves.get(move))
        .submit(
            deadline.hasBegun() ? deadline.untilLastLook() : null,
            onTurn,
            () -> moved(move, model, deadline),
            then);
  }

  private Action moved(Action move, ModelArn model, Deadline deadline) {
    switch (move) {
      case STOP -> controlPlane.stop(model, deadline);
      case DELETE -> controlPlane.delete(model, deadline);
    }
    return move;
  }

  /** What is on one page twice has to be the same; over several pages the later look counts. */
  private static Answer<Read<Model>> consistent(Answer<Read<Model>> answer) {
    if (!(answer instanceof Answer.Value<Read<Model>> value)) {
      return answer;
    }
    Map<ModelArn, Model> byArn = new LinkedHashMap<>();
    for (Model model : value.value().items()) {
      Model twin = byArn.put(model.arn(), model);
      boolean contradicted = twin != null && !twin.statusText().equals(model.statusText());
      if (contradicted && value.value().onePage()) {
        return new Answer.Failed<>(
            CallFailures.unreadable(ControlPlane.DESCRIBE, "one model in two statuses", null));
      }
    }
    return new Answer.Value<>(new Read<>(List.copyOf(byArn.values()), value.value().onePage()));
  }

  @Override
  public void close() {
    client.close();
  }
}
