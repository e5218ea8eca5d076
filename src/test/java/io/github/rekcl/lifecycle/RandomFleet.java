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
 * A fake service with several projects that behaves randomly, from a seed, within what the API
 * allows. Models change their status by themselves or because of another client. Responses can be
 * late, stale, errors, or pages that shift between requests; a request that fails may or may not
 * have taken effect. A deleted model never returns.
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

  private static final int MAX_CALLS = 20_000;

  private final Random random;
  private final VirtualTime time;
  private final double moveRate;
  private final int pageSize;
  private final Map<ProjectArn, List<ServerModel>> projects = new LinkedHashMap<>();
  private final Map<String, ServerModel> models = new LinkedHashMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private int calls;

  /** How often a call fails, from 0 to 1. */
  double faultRate;

  /**
   * A request.
   *
   * @param scope the project ARN for a description, the region for other operations
   */
  record Sent(String operation, String scope, Duration at) {}

  /** A model on the server, with the requests for it and the statuses that were returned. */
  static final class ServerModel {
    final ModelArn arn;
    String status;
    private String previousStatus;
    private int staleResponses;
    private Duration statusSince = Duration.ZERO;

    /** The most recently returned status; null if the model was never returned. */
    @Nullable String lastReturned;

    final Set<String> everReturned = new LinkedHashSet<>();
    int stops;
    int deletions;
    boolean acceptedStop;
    boolean acceptedDeletion;
    boolean calledAfterAccepted;

    /** True if a deletion was requested again although the previous one was not throttled. */
    boolean deletedAgain;

    private boolean throttled;

    ServerModel(ModelArn arn, String status) {
      this.arn = arn;
      this.status = status;
      this.previousStatus = status;
    }

    private void setStatus(String next, Duration now) {
      status = next;
      statusSince = now;
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
    ServerModel model =
        new ServerModel(ModelArn.parse(arn), STATUSES[random.nextInt(STATUSES.length)]);
    projects.getOrDefault(project, List.of()).add(model);
    models.put(arn, model);
  }

  Map<ProjectArn, List<ServerModel>> projects() {
    return projects;
  }

  ServerModel model(ModelArn arn) {
    ServerModel model = models.get(arn.toString());
    if (model == null) {
      throw new AssertionError("unknown model: " + arn);
    }
    return model;
  }

  List<ServerModel> models() {
    return List.copyOf(models.values());
  }

  List<Sent> sent() {
    return sent;
  }

  boolean returnsOnePage() {
    return pageSize == 100;
  }

  private Duration latency() {
    return Duration.ofMillis(random.nextInt(40) == 0 ? 3_000 : random.nextInt(300));
  }

  /** Waits as long as the request takes, concurrently with others, or until its timeout. */
  private void takeTime(Duration limit) {
    Duration needed = latency();
    time.await(new LinkedBlockingQueue<>(), Deadline.shorter(needed, limit));
    if (needed.compareTo(limit) > 0) {
      throw ApiCallTimeoutException.create(limit.toMillis());
    }
  }

  /** Changes the status as the service would over time, or as another client might. */
  private void advance(ServerModel model) {
    Duration now = time.elapsed();
    if (model.status.equals(GONE)) {
      return;
    }
    if (now.minus(model.statusSince).toSeconds() > random.nextInt(20)) {
      switch (model.status) {
        case "STOPPING" -> model.setStatus(usually("STOPPED", "FAILED", "RUNNING"), now);
        case "STARTING" -> model.setStatus(usually("RUNNING", "FAILED", "STOPPED"), now);
        case "DELETING" -> model.setStatus(usually(GONE, "FAILED", GONE), now);
        case "TRAINING_IN_PROGRESS", "COPYING_IN_PROGRESS" ->
            model.setStatus(usually("TRAINING_COMPLETED", "TRAINING_FAILED", "RUNNING"), now);
        default -> {}
      }
    }
    if (random.nextDouble() < moveRate) {
      model.setStatus(STATUSES[random.nextInt(STATUSES.length)], now);
    }
  }

  private String usually(String first, String second, String third) {
    int i = random.nextInt(20);
    return i == 0 ? second : i == 1 ? third : first;
  }

  private <T> T respond(
      RekognitionRequest request, String operation, String scope, Supplier<T> effect) {
    if (++calls > MAX_CALLS) {
      throw new AssertionError("endless wait");
    }
    Duration limit = request.overrideConfiguration().orElseThrow().apiCallTimeout().orElseThrow();
    sent.add(new Sent(operation, scope, time.elapsed()));
    takeTime(limit);
    models.values().forEach(this::advance);
    boolean fault = random.nextDouble() < faultRate;
    if (fault && random.nextBoolean()) {
      throw error();
    }
    T response = effect.get();
    if (fault) {
      throw error();
    }
    return response;
  }

  private SdkException error() {
    List<SdkException> all = new ArrayList<>(Errors.ALL.keySet());
    return random.nextBoolean()
        ? SdkClientException.create("broken", new IOException("reset"))
        : all.get(random.nextInt(all.size()));
  }

  @Override
  public DescribeProjectsResponse describeProjects(DescribeProjectsRequest request) {
    return respond(
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
    List<ServerModel> requested =
        projects.getOrDefault(project, List.of()).stream()
            .filter(
                model ->
                    !request.hasVersionNames()
                        || request.versionNames().contains(model.arn.versionName()))
            .toList();
    DescribeProjectVersionsResponse response =
        respond(request, ControlPlane.DESCRIBE, project.toString(), () -> page(request, requested));
    response
        .projectVersionDescriptions()
        .forEach(
            d -> recordReturned(model(ModelArn.parse(d.projectVersionArn())), d.statusAsString()));
    return response;
  }

  private static void recordReturned(ServerModel model, @Nullable String status) {
    model.lastReturned = status == null ? Model.NO_STATUS : status;
    model.everReturned.add(model.lastReturned);
  }

  /** The token is an offset, so models may shift between pages from one request to the next. */
  private DescribeProjectVersionsResponse page(
      DescribeProjectVersionsRequest request, List<ServerModel> requested) {
    List<ServerModel> present =
        requested.stream().filter(m -> !m.status.equals(GONE) || m.staleResponses > 0).toList();
    int from =
        Math.min(
            present.size(),
            request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken()));
    int to = Math.min(present.size(), from + pageSize);
    return DescribeProjectVersionsResponse.builder()
        .projectVersionDescriptions(
            present.subList(from, to).stream().map(this::description).toList())
        .nextToken(to < present.size() ? String.valueOf(to) : null)
        .build();
  }

  private ProjectVersionDescription description(ServerModel model) {
    String status = model.staleResponses > 0 ? model.previousStatus : model.status;
    model.staleResponses--;
    return ProjectVersionDescription.builder()
        .projectVersionArn(model.arn.toString())
        .status(random.nextInt(200) == 0 ? null : status)
        .build();
  }

  @Override
  public StopProjectVersionResponse stopProjectVersion(StopProjectVersionRequest request) {
    ServerModel model = model(ModelArn.parse(request.projectVersionArn()));
    model.stops++;
    model.calledAfterAccepted |= model.acceptedStop;
    StopProjectVersionResponse response =
        respond(
            request,
            ControlPlane.STOP,
            model.arn.region(),
            () -> {
              change(model, List.of("RUNNING", "FAILED", "HIBERNATING"), "STOPPING");
              return StopProjectVersionResponse.builder().status("STOPPING").build();
            });
    model.acceptedStop = true;
    return response;
  }

  @Override
  public DeleteProjectVersionResponse deleteProjectVersion(DeleteProjectVersionRequest request) {
    ServerModel model = model(ModelArn.parse(request.projectVersionArn()));
    model.deletions++;
    model.calledAfterAccepted |= model.acceptedDeletion;
    model.deletedAgain |= model.deletions > 1 && !model.throttled;
    try {
      DeleteProjectVersionResponse response =
          respond(
              request,
              ControlPlane.DELETE,
              model.arn.region(),
              () -> {
                change(
                    model,
                    List.of("STOPPED", "TRAINING_COMPLETED", "FAILED", "EXPIRED"),
                    "DELETING");
                return DeleteProjectVersionResponse.builder().status("DELETING").build();
              });
      model.acceptedDeletion = true;
      return response;
    } catch (SdkException e) {
      model.throttled =
          CallFailures.of(ControlPlane.DELETE, e).kind() == CallFailure.Kind.THROTTLED;
      throw e;
    }
  }

  private void change(ServerModel model, List<String> from, String to) {
    if (model.status.equals(GONE)) {
      throw Errors.service("ResourceNotFoundException", 400);
    }
    if (!from.contains(model.status)) {
      throw Errors.service("ResourceInUseException", 400);
    }
    model.previousStatus = model.status;
    model.staleResponses = random.nextInt(3);
    model.setStatus(to, time.elapsed());
  }

  @Override
  public String serviceName() {
    return "random";
  }

  @Override
  public void close() {
    // Nothing to close.
  }
}
