package io.github.rekcl.loopback;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A server that accepts connections and data but never responds. */
public final class BlackHole extends Sockets {
  private BlackHole() throws IOException {
    super(plain());
  }

  /** Starts the server. */
  public static BlackHole start() throws IOException {
    BlackHole hole = new BlackHole();
    hole.begin();
    return hole;
  }

  @Override
  void serve(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    while (in.read() >= 0) {
      // Discard.
    }
  }
}
