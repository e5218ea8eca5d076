package io.github.rekcl.rekognition;

import io.github.rekcl.time.Timer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The gateways of a command, one per region, opened on first use. Not thread-safe. */
public final class Gateways implements AutoCloseable {
  private final Map<String, Gateway> open = new LinkedHashMap<>();
  private final Clients clients;
  private final Timer timer;
  private final int perSecond;

  /**
   * Creates an empty set of gateways.
   *
   * @param clients opens clients, which are closed with the gateways
   * @param perSecond the most calls of each operation to a region within any second
   */
  public Gateways(Clients clients, Timer timer, int perSecond) {
    this.clients = clients;
    this.timer = timer;
    this.perSecond = perSecond;
  }

  /** {@return the gateway of a region} */
  public Gateway get(String region) {
    return open.computeIfAbsent(region, r -> new Gateway(r, clients, timer, perSecond));
  }

  @Override
  public void close() {
    open.values().forEach(Gateway::close);
  }
}
