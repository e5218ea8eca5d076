package io.github.rekcl.emulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where the emulator listens, and under which address clients reach it. */
final class Listener {
  private static final String NODELAY = "sun.net.httpserver.nodelay";

  private Listener() {}

  static HttpServer bind(EmulatorConfig config) throws IOException {
    // Without it each second request on a kept connection waits 40 ms for a delayed ACK. The server
    // reads the property once, when its class is loaded.
    if (System.getProperty(NODELAY) == null) {
      System.setProperty(NODELAY, "true");
    }
    InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException(config.host());
    }
    return HttpServer.create(address, 0);
  }

  static URI endpoint(String host, InetSocketAddress address) {
    // Nobody can connect to "any address"; this machine is one of them.
    String reached = address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : host;
    String inUri = reached.contains(":") ? "[" + reached + "]" : reached;
    return URI.create("http://" + inUri + ":" + address.getPort());
  }
}
