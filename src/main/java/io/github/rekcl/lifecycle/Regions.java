package io.github.rekcl.lifecycle;

import io.github.rekcl.rekognition.Clients;
import java.util.LinkedHashMap;
import java.util.Map;

/** The regions of one command, each opened once it is needed. */
final class Regions implements AutoCloseable {
  private final Map<String, Region> open = new LinkedHashMap<>();
  private final Clients clients;
  private final Loop loop;
  private final int perSecond;

  Regions(Clients clients, Loop loop, int perSecond) {
    this.clients = clients;
    this.loop = loop;
    this.perSecond = perSecond;
  }

  Region get(String region) {
    return open.computeIfAbsent(region, r -> new Region(r, clients, loop, perSecond));
  }

  @Override
  public void close() {
    open.values().forEach(Region::close);
  }
}
