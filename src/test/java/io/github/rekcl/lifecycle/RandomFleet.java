package io.github.rekcl.lifecycle;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.rekognition.CallFailures;
import io.github.rekcl.rekognition.ControlPlane;
import io.github.rekcl.rekognition.Errors;
import io.github.rekcl.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.DeleteProjectVersionResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectVersionsResponse;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsRequest;
import software.amazon.awssdk.services.rekognition.model.DescribeProjectsResponse;
import software.amazon.awssdk.services.rekognition.model.ProjectDescription;
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;
import software.amazon.awssdk.services.rekognition.model.RekognitionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionResponse;

/**
 * Several projects' models that do whatever the interface allows, from a seed: they move by
 * themselves, are moved by others, and the service answers late, wrongly, stale, in pages that
 * shift, or not at all, before or after it did what it was asked. A model that is gone stays gone.
 */
final class RandomFleet implements RekognitionClient {
  static final String GONE = "";

  private static final String[] STATUSES = {
    "TRAINING_IN_PROGRESS",
    "TRAINING_COMPLETED",
    "STARTING",
    "RUNNING",
    "RUNNING",
    "RUNNING",
    "RUNNING",
    "FAILED",
    "STOPPING",
    "STOPPED",
    "STOPPED",
    "STOPPED",
    "DELETING",
    "COPYING_IN_PROGRESS",
    "EXPIRED",
    "HIBERNATING",
    GONE
  };

  private static final int SMALLEST_PAGE = 1;

  private static final int MOST_CALLS = 20_000;

  private final Random random;
  private final VirtualTime time;
  private final double moveRate;
  private final int pageSize;
  private final Map<ProjectArn, List<Ship>> projects = new LinkedHashMap<>();
  private final Map<String, Ship> ships = new LinkedHashMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private int calls;

  /** How often a call fails, from 0 to 1. */
  double faultRate;

  /** A call as it was sent. */
  record Sent(String operation, String place, Duration at) {}

  /** A model, and what the service told of it, and was told. */
  static final class Ship {
    final ModelArn arn;
    String status;
    private String before;
    private int staleLooks;
    private Duration since = Duration.ZERO;

    /** The status in the last answer that held it; null before the first. */
    @Nullable String shown;

    final Set<String> everShown = new LinkedHashSet<>();
    int stops;
    int deletions;
    boolean acceptedStop;
    boolean acceptedDeletion;
    boolean calledAfterAccepted;

    /** True once a deletion came again that had not been refused for being one call too many. */
    boolean deletedAgain;

    private boolean throttled;

    Ship(ModelArn arn, String status) {
      this.arn = arn;
      this.status = status;
      this.before = status;
    }

    private void become(String next, Duration now) {
      status = next;
      since = now;
    }
  }

  RandomFleet(Random random, VirtualTime time) {
    this.random = random;
    this.time = time;
    this.moveRate = random.nextInt(3) * 0.02;
    this.pageSize = random.nextInt(3) == 0 ? SMALLEST_PAGE + random.nextInt(8) : 100;
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String region = random.nextInt(3) == 0 ? "eu-west-1" : "us-east-1";
      projects.put(
          ProjectArn.parse(
              "arn:aws:rekognition:%s:111122223333:project/p%d/1".formatted(region, i)),
          new ArrayList<>());
    }
    List<ProjectArn> all = List.copyOf(projects.keySet());
    for (int i = 2 + random.nextInt(24); i > 0; i--) {
      add(all.get(random.nextInt(all.size())), i);
    }
  }

  private void add(ProjectArn project, int number) {
    String arn =
        "arn:aws:rekognition:%s:111122223333:project/%s/version/v%d/%d"
            .formatted(project.region(), project.name(), number, 1_000 + number);
    Ship ship = new Ship(ModelArn.parse(arn), STATUSES[random.nextInt(STATUSES.length)]);
    projects.getOrDefault(project, List.of()).add(ship);
    ships.put(arn, ship);
  }

  Map<ProjectArn, List<Ship>> projects() {
    return projects;
  }

  Ship ship(ModelArn arn) {
    Ship ship = ships.get(arn.toString());
    if (ship == null) {
      throw new AssertionError("nobody's model: " + arn);
    }
    return ship;
  }

  List<Ship> ships() {
    return List.copyOf(ships.values());
  }

  List<Sent> sent() {
    return sent;
  }

  boolean onePage() {
    return pageSize == 100;
  }

  private Duration latency() {
    return Duration.ofMillis(random.nextInt(40) == 0 ? 3_000 : random.nextInt(300));
  }

  /** Calls take their time side by side; one that would outlive its phase is cut off. */
  private void takeTime(Duration limit) {
    Duration needed = latency();
    time.await(new LinkedBlockingQueue<>(), Deadline.shorter(needed, limit));
    if (needed.compareTo(limit) > 0) {
      throw ApiCallTimeoutException.create(limit.toMillis());
    }
  }

  /** The models go on by themselves, or somebody else moves them. */
  private void live(Ship ship) {
    Duration now = time.elapsed();
    if (ship.status.equals(GONE)) {
      return;
    }
    if (now.minus(ship.since).toSeconds() > random.nextInt(20)) {
      switch (ship.status) {
        case "STOPPING" -> ship.become(usually("STOPPED", "FAILED", "RUNNING"), now);
        case "STARTING" -> ship.become(usually("RUNNING", "FAILED", "STOPPED"), now);
        case "DELETING" -> ship.become(usually(GONE, "FAILED", GONE), now);
        case "TRAINING_IN_PROGRESS", "COPYING_IN_PROGRESS" ->
            ship.become(usually("TRAINING_COMPLETED", "TRAINING_FAILED", "RUNNING"), now);
        default -> {}
      }
    }
    if (random.nextDouble() < moveRate) {
      ship.become(STATUSES[random.nextInt(STATUSES.length)], now);
    }
  }

  private String usually(String first, String second, String third) {
    int i = random.nextInt(20);
    return i == 0 ? second : i == 1 ? third : first;
  }

  private <T> T answer(
      RekognitionRequest request, String operation, String place, Supplier<T> effect) {
    if (++calls > MOST_CALLS) {
      throw new AssertionError("a wait that doesn't end");
    }
    Duration limit = request.overrideConfiguration().orElseThrow().apiCallTimeout().orElseThrow();
    sent.add(new Sent(operation, place, time.elapsed()));
    takeTime(limit);
    ships.values().forEach(this::live);
    boolean fault = random.nextDouble() < faultRate;
    if (fault && random.nextBoolean()) {
      throw error();
    }
    T answer = effect.get();
    if (fault) {
      throw error();
    }
    return answer;
  }

  private SdkException error() {
    List<SdkException> all = new ArrayList<>(Errors.ALL.keySet());
    return random.nextBoolean()
        ? SdkClientException.create("broken", new IOException("reset"))
        : all.get(random.nextInt(all.size()));
  }

  @Override
  public DescribeProjectsResponse describeProjects(DescribeProjectsRequest request) {
    return answer(
        request,
        ControlPlane.PROJECTS,
        "",
        () ->
            DescribeProjectsResponse.builder()
                .projectDescriptions(
                    projects.keySet().stream()
                        .filter(p -> request.projectNames().contains(p.name()))
                        .map(p -> ProjectDescription.builder().projectArn(p.toString()).build())
                        .toList())
                .build());
  }

  @Override
  public DescribeProjectVersionsResponse describeProjectVersions(
      DescribeProjectVersionsRequest request) {
    ProjectArn project = ProjectArn.parse(request.projectArn());
    List<Ship> asked =
        projects.getOrDefault(project, List.of()).stream()
            .filter(
                ship ->
                    !request.hasVersionNames()
                        || request.versionNames().contains(ship.arn.versionName()))
            .toList();
    DescribeProjectVersionsResponse answer =
        answer(request, ControlPlane.DESCRIBE, project.toString(), () -> page(request, asked));
    answer
        .projectVersionDescriptions()
        .forEach(d -> shown(ship(ModelArn.parse(d.projectVersionArn())), d.statusAsString()));
    return answer;
  }

  private static void shown(Ship ship, @Nullable String status) {
    ship.shown = status == null ? Model.NO_STATUS : status;
    ship.everShown.add(ship.shown);
  }

  /** A token counts what comes before its page: what was there may have moved since. */
  private DescribeProjectVersionsResponse page(
      DescribeProjectVersionsRequest request, List<Ship> asked) {
    List<Ship> there =
        asked.stream().filter(s -> !s.status.equals(GONE) || s.staleLooks > 0).toList();
    int from =
        Math.min(
            there.size(), request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken()));
    int to = Math.min(there.size(), from + pageSize);
    return DescribeProjectVersionsResponse.builder()
        .projectVersionDescriptions(
            there.subList(from, to).stream().map(this::description).toList())
        .nextToken(to < there.size() ? String.valueOf(to) : null)
        .build();
  }

  private ProjectVersionDescription description(Ship ship) {
    String status = ship.staleLooks > 0 ? ship.before : ship.status;
    ship.staleLooks--;
    return ProjectVersionDescription.builder()
        .projectVersionArn(ship.arn.toString())
        .status(random.nextInt(200) == 0 ? null : status)
        .build();
  }

  @Override
  public StopProjectVersionResponse stopProjectVersion(StopProjectVersionRequest request) {
    Ship ship = ship(ModelArn.parse(request.projectVersionArn()));
    ship.stops++;
    ship.calledAfterAccepted |= ship.acceptedStop;
    StopProjectVersionResponse answer =
        answer(
            request,
            ControlPlane.STOP,
            ship.arn.region(),
            () -> {
              change(ship, List.of("RUNNING", "FAILED", "HIBERNATING"), "STOPPING");
              return StopProjectVersionResponse.builder().status("STOPPING").build();
            });
    ship.acceptedStop = true;
    return answer;
  }

  @Override
  public DeleteProjectVersionResponse deleteProjectVersion(DeleteProjectVersionRequest request) {
    Ship ship = ship(ModelArn.parse(request.projectVersionArn()));
    ship.deletions++;
    ship.calledAfterAccepted |= ship.acceptedDeletion;
    ship.deletedAgain |= ship.deletions > 1 && !ship.throttled;
    try {
      DeleteProjectVersionResponse answer =
          answer(
              request,
              ControlPlane.DELETE,
              ship.arn.region(),
              () -> {
                change(
                    ship,
                    List.of("STOPPED", "TRAINING_COMPLETED", "FAILED", "EXPIRED"),
                    "DELETING");
                return DeleteProjectVersionResponse.builder().status("DELETING").build();
              });
      ship.acceptedDeletion = true;
      return answer;
    } catch (SdkException e) {
      ship.throttled = CallFailures.of(ControlPlane.DELETE, e).kind() == CallFailure.Kind.THROTTLED;
      throw e;
    }
  }

  private void change(Ship ship, List<String> from, String to) {
    if (ship.status.equals(GONE)) {
      throw Errors.service("ResourceNotFoundException", 400);
    }
    if (!from.contains(ship.status)) {
      throw Errors.service("ResourceInUseException", 400);
    }
    ship.before = ship.status;
    ship.staleLooks = random.nextInt(3);
    ship.become(to, time.elapsed());
  }

  @Override
  public String serviceName() {
    return "random";
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
