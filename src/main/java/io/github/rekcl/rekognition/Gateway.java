package io.github.rekcl.rekognition;

import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.PageReader.Listing;
import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/**
 * The service in one region, as methods that block until it has answered. Reads wait for the rate
 * limiter themselves; who stops or deletes has taken a permit before. Each method throws a {@link
 * CallException} if its call fails. Methods may be called from any thread.
 */
public final class Gateway implements AutoCloseable {
  /** The most VersionNames, and the most ProjectNames, that the service takes. */
  private static final int MOST_NAMES = 10;

  /**
   * The wait counts as part of the attempt, which has a time-out; beyond it the attempt is sent.
   */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Map<String, RateLimiter> limiters = new LinkedHashMap<>();
  private final String region;
  private final Timer timer;
  private final RekognitionClient client;
  private final ControlPlane controlPlane;

  /**
   * Opens a region.
   *
   * @param region the region's code
   * @param clients opens the client, which is closed with the gateway
   * @param timer the time to measure and to wait by
   * @param perSecond how many calls of each operation to send within a second
   */
  public Gateway(String region, Clients clients, Timer timer, int perSecond) {
    this.region = region;
    this.timer = timer;
    for (String operation : ControlPlane.OPERATIONS) {
      limiters.put(operation, new RateLimiter(timer, perSecond));
    }
    client = clients.open(region, this::repeated);
    controlPlane = new ControlPlane(client);
  }

  /** An attempt that the SDK repeats waits for its turn like any other, on the SDK's thread. */
  private void repeated(String operation) {
    RateLimiter limiter = limiters.get(operation);
    if (limiter != null && !limiter.acquire(Deadline.of(timer, LONGEST_WAIT))) {
      limiter.count();
    }
  }

  /**
   * Tells whether a project is of this gateway's region and partition. An endpoint that doesn't
   * keep regions apart also answers with others.
   *
   * @param project a project that was answered
   * @return false if it was not asked for
   */
  public boolean serves(ProjectArn project) {
    return project.region().equals(region)
        && project.partition().equals(PartitionMetadata.of(Region.of(region)).id());
  }

  private RateLimiter limiter(String operation) {
    RateLimiter limiter = limiters.get(operation);
    if (limiter == null) {
      throw new IllegalArgumentException(operation);
    }
    return limiter;
  }

  /**
   * Returns the limiter of an action's calls.
   *
   * @param action the action
   * @return the limiter, from which a permit is taken before the call
   */
  public RateLimiter limiter(Action action) {
    return limiter(operation(action));
  }

  /**
   * Returns the operation of an action.
   *
   * @param action the action
   * @return the API operation's name
   */
  public static String operation(Action action) {
    return action == Action.STOP ? ControlPlane.STOP : ControlPlane.DELETE;
  }

  /**
   * Returns the limiter of polls.
   *
   * @return the limiter of DescribeProjectVersions
   */
  public RateLimiter pollLimiter() {
    return limiter(ControlPlane.DESCRIBE);
  }

  /**
   * Makes a backoff of about two minutes, for one read.
   *
   * @param deadline the end of the read
   * @param listener told of each refusal that is retried, on the thread that reads
   * @return a backoff
   */
  public Backoff backoff(Deadline deadline, Consumer<CallFailure> listener) {
    return Backoff.within(timer, deadline, listener);
  }

  /**
   * Makes a backoff that gives up at once, for one read.
   *
   * @param deadline the end of the read
   * @return no backoff
   */
  public Backoff noBackoff(Deadline deadline) {
    return Backoff.none(timer, deadline);
  }

  /**
   * Looks for some models of a project.
   *
   * @param project the project
   * @param wanted the models
   * @param backoff what to do when throttled, and the deadline
   * @return those that are there, and perhaps others
   */
  public List<Model> findModels(
      ProjectArn project, Collection<? extends ModelRef> wanted, Backoff backoff) {
    return new ModelSearch(names -> models(project, names, backoff)).find(wanted);
  }

  /**
   * Reads all models of a project once: what pages that shift hide stays hidden.
   *
   * @param project the project
   * @param backoff what to do when throttled, and the deadline
   * @return the models, newest first
   */
  public List<Model> someModels(ProjectArn project, Backoff backoff) {
    return models(project, Set.of(), backoff).items();
  }

  /**
   * Reads all models of a project.
   *
   * @param project the project
   * @param backoff what to do when throttled, and the deadline
   * @return the models, newest first
   */
  public List<Model> allModels(ProjectArn project, Backoff backoff) {
    return PageReader.readUntilComplete(
        ControlPlane.DESCRIBE, () -> models(project, Set.of(), backoff), Model::arn);
  }

  /**
   * Looks for projects of the account.
   *
   * @param names their names
   * @param backoff what to do when throttled, and the deadline
   * @return the projects that have one of the names
   */
  public List<ProjectArn> findProjects(Collection<String> names, Backoff backoff) {
    List<ProjectArn> found = new ArrayList<>();
    chunks(names).forEach(some -> found.addAll(projects(some, backoff)));
    return found;
  }

  /**
   * Reads all projects of the account.
   *
   * @param backoff what to do when throttled, and the deadline
   * @return the projects
   */
  public List<ProjectArn> allProjects(Backoff backoff) {
    return projects(Set.of(), backoff);
  }

  private List<ProjectArn> projects(Set<String> names, Backoff backoff) {
    PageReader<ProjectArn> reader =
        new PageReader<>(
            ControlPlane.PROJECTS,
            limiter(ControlPlane.PROJECTS),
            backoff,
            token -> controlPlane.projects(names, token, backoff.deadline()));
    return PageReader.readUntilComplete(ControlPlane.PROJECTS, reader::read, project -> project);
  }

  private Listing<Model> models(ProjectArn project, Set<String> names, Backoff backoff) {
    PageReader<Model> reader =
        new PageReader<>(
            ControlPlane.DESCRIBE,
            limiter(ControlPlane.DESCRIBE),
            backoff,
            token -> controlPlane.models(project, names, token, backoff.deadline()));
    return consistent(reader.read());
  }

  /** What is on one page twice has to be the same; over several pages the later one counts. */
  private static Listing<Model> consistent(Listing<Model> listing) {
    Map<ModelArn, Model> byArn = new LinkedHashMap<>();
    for (Model model : listing.items()) {
      Model twin = byArn.put(model.arn(), model);
      boolean contradicted = twin != null && !twin.statusText().equals(model.statusText());
      if (contradicted && listing.onePage()) {
        throw new CallException(
            CallFailures.unreadable(ControlPlane.DESCRIBE, "one model in two statuses", null));
      }
    }
    return new Listing<>(List.copyOf(byArn.values()), listing.onePage());
  }

  /**
   * Stops or deletes a model.
   *
   * @param action what to call
   * @param model the model
   * @param deadline the end of the call
   */
  public void call(Action action, ModelArn model, Deadline deadline) {
    limiter(action)
        .call(
            () -> {
              switch (action) {
                case STOP -> controlPlane.stop(model, deadline);
                case DELETE -> controlPlane.delete(model, deadline);
              }
              return action;
            });
  }

  /** Returns parts of some names, each small enough for one call. */
  static List<Set<String>> chunks(Collection<String> names) {
    List<Set<String>> chunks = new ArrayList<>();
    Set<String> chunk = new LinkedHashSet<>();
    for (String name : new LinkedHashSet<>(names)) {
      if (chunk.size() == MOST_NAMES) {
        chunk = new LinkedHashSet<>();
      }
      if (chunk.isEmpty()) {
        chunks.add(chunk);
      }
      chunk.add(name);
    }
    return chunks;
  }

  @Override
  public void close() {
    client.close();
  }
}
