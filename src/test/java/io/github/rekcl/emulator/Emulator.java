package io.github.rekcl.emulator;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An emulator for tests, which can put models into any status, record requests, and run an action
 * before a given request.
 */
public final class Emulator implements AutoCloseable {
  private final Hooks hooks = new Hooks();
  private final RequestRecorder recorder;
  private final EmulatorConfig config;
  private final EmulatorServer server;

  private Emulator(EmulatorConfig config) throws IOException {
    this.config = config;
    recorder = new RequestRecorder(config.clock());
    server =
        new EmulatorServer(
            config.options(),
            config.clock(),
            config.pages(),
            operations -> recorder.before(hooks.before(operations)));
  }

  /**
   * Starts an emulator, which accepts requests when this method returns.
   *
   * @throws IOException if it cannot listen on the address
   */
  public static Emulator start(EmulatorConfig config) throws IOException {
    return new Emulator(config);
  }

  /** Returns the endpoint URI for clients. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** Returns all requests in the order of their arrival. */
  public List<RecordedRequest> requests() {
    return recorder.requests();
  }

  /** Returns the requests of one operation, such as {@code StopProjectVersion}, in order. */
  public List<RecordedRequest> requests(String operation) {
    return requests().stream().filter(request -> request.operation().equals(operation)).toList();
  }

  /**
   * Creates a project in us-east-1 and returns its ARN.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public String createProject(String name) {
    return createProject(name, config.options().region());
  }

  /**
   * Creates a project in a region and returns its ARN.
   *
   * @throws IllegalArgumentException if the name is taken in that region
   */
  public String createProject(String name, String region) {
    return of(() -> server.store().createProject(region, name).arn());
  }

  /**
   * Creates a model and returns its ARN. A transitional status, such as STOPPING, begins now.
   *
   * @param status any status, even one that the service does not document
   * @throws IllegalArgumentException if there is no such project, or it has a version of that name
   */
  public String createModel(String projectArn, String versionName, String status) {
    return of(
        () ->
            server
                .store()
                .createModel("", projectArn, versionName, status, Seed.details(new JsonObject()))
                .arn());
  }

  /**
   * Puts a model into a status, regardless of its current one.
   *
   * @param status any status, as with {@link #createModel}
   * @throws IllegalArgumentException if there is no such model
   */
  public void setStatus(String modelArn, String status) {
    setStatus(modelArn, status, config.clock().instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private void setStatus(String modelArn, String status, Instant since) {
    Timings timings = config.options().timings();
    run(() -> server.store().update(modelArn, model -> model.in(status, since, timings)));
  }

  /**
   * Sets the status message of a model for all statuses.
   *
   * @param message the message, or null for none
   * @throws IllegalArgumentException if there is no such model
   */
  public void setStatusMessage(String modelArn, @Nullable String message) {
    run(
        () ->
            server
                .store()
                .update(
                    modelArn,
                    model -> {
                      model.details().addProperty("StatusMessage", message);
                      return model;
                    }));
  }

  /**
   * Removes a model immediately.
   *
   * @throws IllegalArgumentException if there is no such model
   */
  public void removeModel(String modelArn) {
    setStatus(modelArn, "DELETING", Instant.EPOCH);
  }

  /**
   * Runs an action once, when a request has arrived and before it is throttled, hit by a fault or
   * answered. The request sees the effects of the action, which can simulate a change between two
   * pages, for example. If the action throws an exception, the request fails with
   * HookFailedException.
   *
   * @param operation the operation, such as DescribeProjectVersions
   * @param number which of its requests from now on, 1 for the next
   * @throws IllegalArgumentException if there is no such operation or number
   */
  public void beforeCall(String operation, int number, Runnable action) {
    if (number < 1 || !InputValidator.OPERATIONS.contains(operation)) {
      throw new IllegalArgumentException("No call to come: " + operation + " " + number);
    }
    hooks.add(operation, number, action);
  }

  /** Returns the actual status of a model, or empty if there is no such model. */
  public Optional<String> status(String modelArn) {
    try {
      return Optional.of(server.store().model("", modelArn).status());
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  /** Frees the port and aborts all requests, including delayed ones. */
  @Override
  public void close() {
    server.close();
  }

  EmulatorServer server() {
    return server;
  }

  private static void run(Runnable step) {
    of(
        () -> {
          step.run();
          return "";
        });
  }

  private static String of(Supplier<String> step) {
    try {
      return step.get();
    } catch (RefusedException e) {
      throw new IllegalArgumentException(e.text(), e);
    }
  }
}
