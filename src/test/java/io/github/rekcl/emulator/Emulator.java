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
 * The emulator as tests drive it: its models can be put into any status, its requests are recorded,
 * and something can happen before a certain call.
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
   * Starts an emulator that serves when this returns.
   *
   * @throws IOException if the address cannot be listened on
   */
  public static Emulator start(EmulatorConfig config) throws IOException {
    return new Emulator(config);
  }

  /** Returns the URI that clients take as their endpoint. */
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
   * @throws IllegalArgumentException if there is one of that name
   */
  public String createProject(String name) {
    return createProject(name, config.options().region());
  }

  /**
   * Creates a project in a region and returns its ARN.
   *
   * @throws IllegalArgumentException if there is one of that name in that region
   */
  public String createProject(String name, String region) {
    return of(() -> server.store().createProject(region, name).arn());
  }

  /**
   * Creates a model and returns its ARN. A status that ends by itself, such as STOPPING, lasts its
   * configured time from now.
   *
   * @param status any status, also one that the service does not know
   * @throws IllegalArgumentException if the project is absent or has a version of that name
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
   * Puts a model into a status, whatever it was in before.
   *
   * @param status any status, as with {@link #createModel}
   * @throws IllegalArgumentException if the model is absent
   */
  public void setStatus(String modelArn, String status) {
    setStatus(modelArn, status, config.clock().instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private void setStatus(String modelArn, String status, Instant since) {
    Timings timings = config.options().timings();
    run(() -> server.store().update(modelArn, model -> model.in(status, since, timings)));
  }

  /**
   * Gives a model a status message of its own, which it keeps through all statuses.
   *
   * @param message the message, or null for none
   * @throws IllegalArgumentException if the model is absent
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
   * Removes a model at once.
   *
   * @throws IllegalArgumentException if the model is absent
   */
  public void removeModel(String modelArn) {
    setStatus(modelArn, "DELETING", Instant.EPOCH);
  }

  /**
   * Runs something once, after a call has arrived and before it is limited, hit by a fault or
   * answered: whatever it does to the emulator, that call sees. For what happens between two pages,
   * say. It runs on the thread that answers; if it throws, the call fails with HookFailedException.
   *
   * @param operation the operation, such as DescribeProjectVersions
   * @param number which of its calls from now on, 1 for the next
   * @throws IllegalArgumentException if there is no such operation or number
   */
  public void beforeCall(String operation, int number, Runnable action) {
    if (number < 1 || !InputValidator.OPERATIONS.contains(operation)) {
      throw new IllegalArgumentException("No call to come: " + operation + " " + number);
    }
    hooks.add(operation, number, action);
  }

  /** Returns the status that a model is truly in, or nothing if there is no such model. */
  public Optional<String> status(String modelArn) {
    try {
      return Optional.of(server.store().model("", modelArn).status());
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  /** Frees the port and ends every call, also those that wait for their answer. */
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
