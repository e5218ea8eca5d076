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
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.regions.GeneratedPartitionMetadataProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/**
 * The service in one region, as blocking methods. Reads wait for the rate limiter; callers of
 * {@link #call} have acquired a permit before. Each method throws a {@link CallException} if a
 * request fails. Methods may be called from any thread.
 */
public final class Gateway implements AutoCloseable {
  /** The largest number of VersionNames or ProjectNames in a request. */
  private static final int MOST_NAMES = 10;

  /** The longest that a retry of the SDK waits for a permit: the wait counts for its timeout. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Map<String, RateLimiter> limiters = new LinkedHashMap<>();
  private final String region;
  private final Timer timer;
  private final RekognitionClient client;
  private final ControlPlane controlPlane;

  /**
   * Opens a client for a region.
   *
   * @param clients opens the client, which is closed with the gateway
   * @param perSecond the most calls of each operation within any second
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

  /** Makes a retry of the SDK wait for a permit like any other call, on the SDK's thread. */
  private void repeated(String operation) {
    RateLimiter limiter = limiters.get(operation);
    if (limiter != null && !limiter.acquire(Deadline.of(timer, LONGEST_WAIT))) {
      limiter.take();
    }
  }

  /**
   * Reports whether a project is in this gateway's region and partition. An endpoint that does not
   * separate regions may return others.
   */
  public boolean serves(ProjectArn project) {
    return project.region().equals(region) && project.partition().equals(partition());
  }

  /** Unlike {@code PartitionMetadata.of}, this loads no metadata of the services, 300 classes. */
  private String partition() {
    return new GeneratedPartitionMetadataProvider().partitionMetadata(Region.of(region)).id();
  }

  RateLimiter limiter(String operation) {
    return Objects.requireNonNull(limiters.get(operation), operation);
  }

  /** {@return the rate limiter for the calls of an action} */
  public RateLimiter limiter(Action action) {
    return limiter(operation(action));
  }

  /** {@return the time between two polls at the allowed rate} */
  public Duration pollGap() {
    return limiter(ControlPlane.DESCRIBE).gap();
  }

  /** {@return the API operation of an action} */
  public static String operation(Action action) {
    return action == Action.STOP ? ControlPlane.STOP : ControlPlane.DELETE;
  }

  /** Calls StopProjectVersion or DeleteProjectVersion. */
  public void call(Action action, ModelArn model, Deadline deadline) {
    limiter(action)
        .call(
            () ->
                action == Action.STOP
                    ? controlPlane.stop(model, deadline)
                    : controlPlane.delete(model, deadline));
  }

  /**
   * Finds models of a project.
   *
   * @param wanted the models to find; if there are none, all that one reading of the pages shows
   * @return those that exist, and possibly others of the project
   */
  public List<Model> findModels(
      ProjectArn project, Collection<? extends ModelRef> wanted, ReadBackoff backoff) {
    return new ModelSearch(this, project, backoff).find(wanted);
  }

  /** {@return all models of a project, newest first} */
  public List<Model> allModels(ProjectArn project, ReadBackoff backoff) {
    return PageReader.readUntilComplete(
        ControlPlane.DESCRIBE, () -> models(project, Set.of(), backoff), Model::arn);
  }

  /** {@return the projects of the account that have one of these names} */
  public List<ProjectArn> findProjects(Collection<String> names, ReadBackoff backoff) {
    return chunks(names).stream().flatMap(some -> projects(some, backoff).stream()).toList();
  }

  /** {@return all projects of the account} */
  public List<ProjectArn> allProjects(ReadBackoff backoff) {
    return projects(Set.of(), backoff);
  }

  private List<ProjectArn> projects(Set<String> names, ReadBackoff backoff) {
    PageReader<ProjectArn> reader =
        new PageReader<>(
            ControlPlane.PROJECTS,
            limiter(ControlPlane.PROJECTS),
            backoff,
            token -> controlPlane.projects(names, token, backoff.deadline()));
    return PageReader.readUntilComplete(ControlPlane.PROJECTS, reader::read, project -> project);
  }

  /** Reads all pages once. A model that moves to an earlier page meanwhile may be missing. */
  Listing<Model> models(ProjectArn project, Set<String> names, ReadBackoff backoff) {
    PageReader<Model> reader =
        new PageReader<>(
            ControlPlane.DESCRIBE,
            limiter(ControlPlane.DESCRIBE),
            backoff,
            token -> controlPlane.models(project, names, token, backoff.deadline()));
    return consistent(reader.read());
  }

  /** Of a model that several pages show, the latest counts; one page must not contradict itself. */
  private static Listing<Model> consistent(Listing<Model> listing) {
    Map<ModelArn, Model> byArn = new LinkedHashMap<>();
    for (Model model : listing.items()) {
      Model earlier = byArn.put(model.arn(), model);
      boolean contradicted = earlier != null && !earlier.statusText().equals(model.statusText());
      if (contradicted && listing.onePage()) {
        throw new CallException(
            CallFailures.unreadable(ControlPlane.DESCRIBE, "one model in two statuses", null));
      }
    }
    return new Listing<>(List.copyOf(byArn.values()), listing.onePage());
  }

  /** Splits names into sets that are small enough for one request. */
  static List<Set<String>> chunks(Collection<String> names) {
    List<String> distinct = names.stream().distinct().toList();
    List<Set<String>> chunks = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += MOST_NAMES) {
      int to = Math.min(from + MOST_NAMES, distinct.size());
      chunks.add(new LinkedHashSet<>(distinct.subList(from, to)));
    }
    return chunks;
  }

  @Override
  public void close() {
    client.close();
  }
}
