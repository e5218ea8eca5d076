package io.github.rekcl.emulator;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/**
 * An HTTP server that plays the control plane of Rekognition Custom Labels, for tests and
 * rehearsals: projects and models with their states, without AWS and without costs.
 *
 * <p>One emulator plays all regions: a call sees what belongs to the region that it is signed for.
 * Methods may be called from any thread.
 */
public final class EmulatorServer implements AutoCloseable {
  private final Store store;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpListener listener;

  /**
   * Starts an emulator.
   *
   * @param around wraps what answers all requests
   */
  EmulatorServer(
      EmulatorOptions options, InstantSource clock, Pages pages, UnaryOperator<Handler> around)
      throws IOException {
    store = new Store(options.region(), options.timings(), clock);
    Handler stale = new Operations(store, pages, true);
    Handler handler = new Operations(store, pages, false);
    handler = new FaultInjector(options.faults(), handler, stale, closed);
    if (options.maxTps() > 0) {
      // Outside of the faults: what is refused at the door is no call of the operation.
      handler = new RateLimiter(options.maxTps(), clock, handler);
    }
    handler = new RequestFilter(options.host(), handler);
    listener = HttpListener.start(options.host(), options.port(), around.apply(handler));
  }

  /**
   * Starts an emulator that serves when this returns.
   *
   * @throws IOException if the address cannot be listened on
   */
  public static EmulatorServer start(EmulatorOptions options) throws IOException {
    return new EmulatorServer(
        options, InstantSource.system(), new Pages(), UnaryOperator.identity());
  }

  /**
   * Returns the URI that clients take as their endpoint, such as {@code http://127.0.0.1:43521}.
   */
  public URI endpoint() {
    return listener.endpoint();
  }

  /** Frees the port and ends every call, also those that wait for their answer. */
  @Override
  public void close() {
    closed.countDown();
    listener.close();
  }

  Store store() {
    return store;
  }
}
