package io.github.rekcl.rekognition;

import io.github.rekcl.time.Timer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The gateways of one command, each opened once its region is needed. For one thread. */
public final class Gateways implements AutoCloseable {
  private final Map<String, Gateway> open = new LinkedHashMap<>();
  private final Clients clients;
  private final Timer timer;
  private final int perSecond;

  /**
   * Makes an empty set of gateways.
   *
   * @param clients opens clients; those that were opened are closed with the gateways
   * @param perSecond how many calls of each operation to send within a second to a region
   */
  public Gateways(Clients clients, Timer timer, int perSecond) {
    this.clients = clients;
    this.timer = timer;
    this.perSecond = perSecond;
  }

  /** {@return the gateway of a region, opened now or before} */
  public Gateway get(String region) {
    return open.computeIfAbsent(region, r -> new Gateway(r, clients, timer, perSecond));
  }

  @Override
  public void close() {
    open.values().forEach(Gateway::close);
  }
}
