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
 * A service that does whatever the interface allows, from a seed: moves by itself, is moved by
 * others, answers late, wrongly, stale or not at all, before or after it did what it was asked.
 * Knows what it answered last, and what it accepted.
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

  private static final int MOST_CALLS = 10_000;

  private final Random random;
  private final VirtualTime time;
  private final String arn;
  private final String twin;
  private final double faultRate;
  private final double moveRate;

  private String status;
  private String before;
  private int staleLooks;
  private int calls;
  private boolean twinIsThere;
  private Duration since = Duration.ZERO;

  /** The status that was answered last, empty for "on no page"; null if no poll was answered. */
  @Nullable String lastAnswer;

  final List<String> stopped = new ArrayList<>();
  final List<String> deleted = new ArrayList<>();
  boolean acceptedStop;
  boolean acceptedDelete;
  boolean calledAfterAccepted;
  boolean deletedUnseen;

  /** True once a deletion came again that had not been refused for being one call too many. */
  boolean deletedAgain;

  private boolean throttled;

  RandomService(Random random, VirtualTime time, String arn, String twin) {
    this.random = random;
    this.time = time;
    this.arn = arn;
    this.twin = twin;
    this.status = any();
    this.before = status;
    this.faultRate = random.nextInt(3) * 0.2;
    this.moveRate = random.nextInt(3) * 0.05;
  }

  private String any() {
    return STATUSES[random.nextInt(STATUSES.length)];
  }

  private void become(String next) {
    status = next;
    since = time.elapsed();
  }

  /** The model goes on by itself, or somebody else moves it. */
  private void live() {
    boolean due = time.elapsed().minus(since).toSeconds() > random.nextInt(20);
    if (due) {
      switch (status) {
        case "STOPPING" -> become(usually("STOPPED", "FAILED", "RUNNING"));
        case "STARTING" -> become(usually("RUNNING", "FAILED", "STOPPED"));
        case "DELETING" -> become(usually("", "FAILED", "STOPPED"));
        case "TRAINING_IN_PROGRESS" ->
            become(usually("TRAINING_COMPLETED", "TRAINING_FAILED", "RUNNING"));
        default -> {}
      }
    }
    if (random.nextDouble() < moveRate) {
      become(any());
    }
    twinIsThere = status.isEmpty() ? twinIsThere || random.nextBoolean() : twinIsThere;
  }

  private String usually(String first, String second, String third) {
    int i = random.nextInt(10);
    return i == 0 ? second : i == 1 ? third : first;
  }

  private <T> T answer(RekognitionRequest request, Supplier<T> effect) {
    takeTime(request);
    live();
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

  private void takeTime(RekognitionRequest request) {
    if (++calls > MOST_CALLS) {
      throw new AssertionError("a wait that doesn't end");
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
    DescribeProjectVersionsResponse answer = answer(request, this::describe);
    if (answer.hasProjectVersionDescriptions() && answer.nextToken() == null) {
      lastAnswer =
          answer.projectVersionDescriptions().stream()
              .filter(d -> arn.equals(d.projectVersionArn()))
              .map(d -> Optional.ofNullable(d.statusAsString()).orElse("(none)"))
              .findFirst()
              .orElse("");
    }
    return answer;
  }

  private DescribeProjectVersionsResponse describe() {
    int kind = random.nextInt(40);
    if (kind == 0) {
      return DescribeProjectVersionsResponse.builder().build();
    }
    String shown = staleLooks > 0 ? before : status;
    staleLooks--;
    List<ProjectVersionDescription> found = new ArrayList<>();
    if (twinIsThere) {
      found.add(description(twin, any()));
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
    StopProjectVersionResponse answer =
        answer(
            request,
            () -> {
              change(List.of("RUNNING", "FAILED", "HIBERNATING"), "STOPPING");
              return StopProjectVersionResponse.builder().status("STOPPING").build();
            });
    acceptedStop = true;
    return answer;
  }

  @Override
  public DeleteProjectVersionResponse deleteProjectVersion(DeleteProjectVersionRequest request) {
    deleted.add(request.projectVersionArn());
    deletedUnseen |= lastAnswer == null || lastAnswer.isEmpty();
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
    DeleteProjectVersionResponse answer =
        answer(
            request,
            () -> {
              change(List.of("STOPPED", "TRAINING_COMPLETED", "FAILED", "EXPIRED"), "DELETING");
              return DeleteProjectVersionResponse.builder().status("DELETING").build();
            });
    acceptedDelete = true;
    return answer;
  }

  private void change(List<String> from, String to) {
    if (status.isEmpty()) {
      throw Errors.service("ResourceNotFoundException", 400);
    }
    if (!from.contains(status)) {
      throw Errors.service("ResourceInUseException", 400);
    }
    before = status;
    staleLooks = random.nextInt(3);
    become(to);
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
