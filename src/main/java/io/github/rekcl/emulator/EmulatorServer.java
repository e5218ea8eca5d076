package io.github.rekcl.emulator;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/**
 * An HTTP server that emulates the control plane of Rekognition Custom Labels, for tests and trials
 * without AWS and without costs.
 *
 * <p>One emulator serves all regions: a request sees what belongs to the region that it is signed
 * for. Thread-safe.
 */
public final class EmulatorServer implements AutoCloseable {
  private final Store store;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpListener listener;

  /**
   * Starts an emulator.
   *
   * @param around wraps the handler of all requests
   */
  EmulatorServer(
      EmulatorOptions options, InstantSource clock, Pages pages, UnaryOperator<Handler> around)
      throws IOException {
    store = new Store(options.region(), options.timings(), clock);
    Handler handler = new FaultInjector(options.faults(), new Operations(store, pages), closed);
    if (options.maxTps() > 0) {
      // Outside the faults: a throttled request does not count as a call of a fault.
      handler = new RateLimiter(options.maxTps(), clock, handler);
    }
    handler = new RequestFilter(options.host(), handler);
    listener = new HttpListener(options.host(), options.port(), around.apply(handler));
  }

  /**
   * Starts an emulator, which accepts requests when this method returns.
   *
   * @throws IOException if it cannot listen on the address
   */
  public static EmulatorServer start(EmulatorOptions options) throws IOException {
    return new EmulatorServer(
        options, InstantSource.system(), new Pages(), UnaryOperator.identity());
  }

  /** Returns the endpoint URI for clients, such as {@code http://127.0.0.1:43521}. */
  public URI endpoint() {
    return listener.endpoint();
  }

  /** Frees the port and aborts all requests, including delayed ones. */
  @Override
  public void close() {
    closed.countDown();
    listener.close();
  }

  Store store() {
    return store;
  }
}
