package io.github.rekcl.emulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server that plays the control plane of Rekognition Custom Labels, for tests and
 * rehearsals: projects and models with their states, without AWS and without costs.
 *
 * <p>One emulator plays all regions: a call sees what belongs to the region that it is signed for.
 * Methods may be called from any thread.
 */
public final class Emulator implements AutoCloseable {
  private final EmulatorConfig config;
  private final Store store;
  private final Closing closing = new Closing();
  private final Recorder recorder;
  private final Hooks hooks;
  private final ExecutorService threads;
  private final HttpServer server;
  private final URI endpoint;

  private Emulator(EmulatorConfig config) throws IOException {
    this.config = config;
    this.store = new Store(config);
    this.recorder = new Recorder(config.clock());
    this.hooks = new Hooks(operations());
    this.server = Listener.bind(config);
    this.endpoint = Listener.endpoint(config.host(), server.getAddress());
    this.threads = Executors.newCachedThreadPool(Emulator::daemon);
    server.setExecutor(threads);
    server.createContext("/", new HttpFront(hooks, recorder));
  }

  /**
   * Starts an emulator that serves when this returns.
   *
   * @throws IOException if the address cannot be listened on
   */
  public static Emulator start(EmulatorConfig config) throws IOException {
    Emulator emulator = new Emulator(config);
    emulator.server.start();
    return emulator;
  }

  /**
   * Returns the URI that clients take as their endpoint, such as {@code http://127.0.0.1:43521}.
   */
  public URI endpoint() {
    return endpoint;
  }

  /** Returns the last ten thousand requests in the order of their arrival. */
  public List<RecordedRequest> requests() {
    return recorder.requests();
  }

  /** Returns the requests of one operation, such as {@code StopProjectVersion}, in order. */
  public List<RecordedRequest> requests(String operation) {
    return requests().stream().filter(request -> request.operation().equals(operation)).toList();
  }

  /**
   * Creates a project in the region of the configuration and returns its ARN.
   *
   * @throws IllegalArgumentException if there is one of that name
   */
  public String createProject(String name) {
    return createProject(name, config.region());
  }

  /**
   * Creates a project in a region and returns its ARN.
   *
   * @throws IllegalArgumentException if there is one of that name in that region
   */
  public String createProject(String name, String region) {
    return Seeding.of(() -> store.seedProject(region, name).arn());
  }

  /**
   * Creates a model and returns its ARN. A status that ends by itself, such as STOPPING, lasts its
   * configured time from now.
   *
   * @param status any status, also one that the service does not know
   * @throws IllegalArgumentException if the project is absent or has a version of that name
   */
  public String createModel(String projectArn, String versionName, String status) {
    return Seeding.of(() -> store.seedModel(projectArn, versionName, status).arn());
  }

  /**
   * Puts a model into a status, whatever it was in before.
   *
   * @param status any status, as with {@link #createModel}
   * @throws IllegalArgumentException if the model is absent
   */
  public void setStatus(String modelArn, String status) {
    Seeding.run(() -> store.seedStatus(modelArn, status));
  }

  /**
   * Gives a model a status message of its own, which it keeps through all statuses.
   *
   * @param message the message, or null for none
   * @throws IllegalArgumentException if the model is absent
   */
  public void setStatusMessage(String modelArn, @Nullable String message) {
    Seeding.run(() -> store.seedMessage(modelArn, new Model.Message(message)));
  }

  /**
   * Removes a model at once.
   *
   * @throws IllegalArgumentException if the model is absent
   */
  public void removeModel(String modelArn) {
    Seeding.run(() -> store.seedRemoval(modelArn));
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
    if (number < 1 || !Dispatcher.operations().contains(operation)) {
      throw new IllegalArgumentException("No call to come: " + operation + " " + number);
    }
    hooks.before(operation, number, action);
  }

  /** Returns the status that a model is truly in, or nothing if there is no such model. */
  public Optional<String> status(String modelArn) {
    return store.status(modelArn);
  }

  /** Frees the port and ends every call, also those that wait for their answer. */
  @Override
  public void close() {
    closing.now();
    server.stop(0);
    threads.shutdownNow();
  }

  Store store() {
    return store;
  }

  private Stage operations() {
    Paging paging = config.paging();
    Effect.Surroundings surroundings =
        new Effect.Surroundings(closing, Dispatcher.staleOver(store, paging));
    Stage faults = new FaultInjector(config.faults(), Dispatcher.over(store, paging), surroundings);
    // Outside of the faults: what is refused at the door is no call of the operation.
    return config.maxTps() == 0 ? faults : new RateLimiter(config.maxTps(), config.clock(), faults);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "rekcl-emulator");
    thread.setDaemon(true);
    return thread;
  }
}
