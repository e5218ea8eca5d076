package io.github.rekcl.lifecycle;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.rekognition.CallFailures;
import io.github.rekcl.rekognition.ControlPlane;
import io.github.rekcl.rekognition.Errors;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
import software.amazon.awssdk.services.rekognition.model.ProjectVersionDescription;
import software.amazon.awssdk.services.rekognition.model.RekognitionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionRequest;
import software.amazon.awssdk.services.rekognition.model.StopProjectVersionResponse;

/**
 * A fake service with one model that behaves randomly, from a seed, within what the API allows. The
 * model changes its status by itself or because of another client. Responses can be late, stale or
 * errors; a request that fails may or may not have taken effect. Records the last response and the
 * accepted requests.
 */
final class RandomService implements RekognitionClient {
  private static final String[] STATUSES = {
    "TRAINING_IN_PROGRESS",
    "TRAINING_COMPLETED",
    "TRAINING_FAILED",
    "STARTING",
    "RUNNING",
    "RUNNING",
    "RUNNING",
    "FAILED",
    "STOPPING",
    "STOPPED",
    "STOPPED",
    "DELETING",
    "COPYING_IN_PROGRESS",
    "COPYING_COMPLETED",
    "DEPRECATED",
    "EXPIRED",
    "HIBERNATING",
    "" // gone
  };

  private static final int MAX_CALLS = 10_000;

  private final Random random;
  private final VirtualTime time;
  private final String arn;
  private final String twin;
  private final double faultRate;
  private final double moveRate;

  private String status;
  private String previousStatus;
  private int staleResponses;
  private int calls;
  private boolean twinIsThere;
  private Duration statusSince = Duration.ZERO;

  /** The last returned status, empty if the model was absent; null before the first response. */
  @Nullable String lastResponse;

  final List<String> stopped = new ArrayList<>();
  final List<String> deleted = new ArrayList<>();
  boolean acceptedStop;
  boolean acceptedDelete;
  boolean calledAfterAccepted;
  boolean deletedWhileAbsent;

  /** True if a deletion was requested again although the previous one was not throttled. */
  boolean deletedAgain;

  private boolean throttled;

  RandomService(Random random, VirtualTime time, String arn, String twin) {
    this.random = random;
    this.time = time;
    this.arn = arn;
    this.twin = twin;
    this.status = randomStatus();
    this.previousStatus = status;
    this.faultRate = random.nextInt(3) * 0.2;
    this.moveRate = random.nextInt(3) * 0.05;
  }

  private String randomStatus() {
    return STATUSES[random.nextInt(STATUSES.length)];
  }

  private void setStatus(String next) {
    status = next;
    statusSince = time.elapsed();
  }

  /** Changes the status as the service would over time, or as another client might. */
  private void advance() {
    boolean due = time.elapsed().minus(statusSince).toSeconds() > random.nextInt(20);
    if (due) {
      switch (status) {
        case "STOPPING" -> setStatus(usually("STOPPED", "FAILED", "RUNNING"));
        case "STARTING" -> setStatus(usually("RUNNING", "FAILED", "STOPPED"));
        case "DELETING" -> setStatus(usually("", "FAILED", "STOPPED"));
        case "TRAINING_IN_PROGRESS" ->
            setStatus(usually("TRAINING_COMPLETED", "TRAINING_FAILED", "RUNNING"));
        default -> {}
      }
    }
    if (random.nextDouble() < moveRate) {
      setStatus(randomStatus());
    }
    twinIsThere = status.isEmpty() ? twinIsThere || random.nextBoolean() : twinIsThere;
  }

  private String usually(String first, String second, String third) {
    int i = random.nextInt(10);
    return i == 0 ? second : i == 1 ? third : first;
  }

  private <T> T respond(RekognitionRequest request, Supplier<T> effect) {
    takeTime(request);
    advance();
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

  private void takeTime(RekognitionRequest request) {
    if (++calls > MAX_CALLS) {
      throw new AssertionError("endless wait");
    }
    Duration limit = request.overrideConfiguration().orElseThrow().apiCallTimeout().orElseThrow();
    Duration needed = Duration.ofMillis(random.nextInt(20) == 0 ? 90_000 : random.nextInt(300));
    if (needed.compareTo(limit) > 0) {
      time.pass(limit);
      throw ApiCallTimeoutException.create(limit.toMillis());
    }
    time.pass(needed);
  }

  private SdkException error() {
    List<SdkException> all = new ArrayList<>(Errors.ALL.keySet());
    return random.nextBoolean()
        ? SdkClientException.create("broken", new IOException("reset"))
        : all.get(random.nextInt(all.size()));
  }

  @Override
  public DescribeProjectVersionsResponse describeProjectVersions(
      DescribeProjectVersionsRequest request) {
    DescribeProjectVersionsResponse response = respond(request, this::describe);
    if (response.hasProjectVersionDescriptions() && response.nextToken() == null) {
      lastResponse =
          response.projectVersionDescriptions().stream()
              .filter(d -> arn.equals(d.projectVersionArn()))
              .map(d -> Optional.ofNullable(d.statusAsString()).orElse("(none)"))
              .findFirst()
              .orElse("");
    }
    return response;
  }

  private DescribeProjectVersionsResponse describe() {
    int kind = random.nextInt(40);
    if (kind == 0) {
      return DescribeProjectVersionsResponse.builder().build();
    }
    String shown = staleResponses > 0 ? previousStatus : status;
    staleResponses--;
    List<ProjectVersionDescription> found = new ArrayList<>();
    if (twinIsThere) {
      found.add(description(twin, randomStatus()));
    }
    if (!shown.isEmpty()) {
      found.add(description(arn, kind == 1 ? null : shown));
    }
    return DescribeProjectVersionsResponse.builder().projectVersionDescriptions(found).build();
  }

  private static ProjectVersionDescription description(String arn, @Nullable String status) {
    return ProjectVersionDescription.builder().projectVersionArn(arn).status(status).build();
  }

  @Override
  public StopProjectVersionResponse stopProjectVersion(StopProjectVersionRequest request) {
    stopped.add(request.projectVersionArn());
    calledAfterAccepted |= acceptedStop;
    StopProjectVersionResponse response =
        respond(
            request,
            () -> {
              change(List.of("RUNNING", "FAILED", "HIBERNATING"), "STOPPING");
              return StopProjectVersionResponse.builder().status("STOPPING").build();
            });
    acceptedStop = true;
    return response;
  }

  @Override
  public DeleteProjectVersionResponse deleteProjectVersion(DeleteProjectVersionRequest request) {
    deleted.add(request.projectVersionArn());
    deletedWhileAbsent |= lastResponse == null || lastResponse.isEmpty();
    calledAfterAccepted |= acceptedDelete;
    deletedAgain |= deleted.size() > 1 && !throttled;
    try {
      return delete(request);
    } catch (SdkException e) {
      throttled = CallFailures.of(ControlPlane.DELETE, e).kind() == CallFailure.Kind.THROTTLED;
      throw e;
    }
  }

  private DeleteProjectVersionResponse delete(DeleteProjectVersionRequest request) {
    DeleteProjectVersionResponse response =
        respond(
            request,
            () -> {
              change(List.of("STOPPED", "TRAINING_COMPLETED", "FAILED", "EXPIRED"), "DELETING");
              return DeleteProjectVersionResponse.builder().status("DELETING").build();
            });
    acceptedDelete = true;
    return response;
  }

  private void change(List<String> from, String to) {
    if (status.isEmpty()) {
      throw Errors.service("ResourceNotFoundException", 400);
    }
    if (!from.contains(status)) {
      throw Errors.service("ResourceInUseException", 400);
    }
    previousStatus = status;
    staleResponses = random.nextInt(3);
    setStatus(to);
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
