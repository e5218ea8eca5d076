package io.github.rekcl.loopback;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Accepts whatever is sent, and never answers. */
public final class BlackHole extends Sockets {
  private BlackHole() throws IOException {
    super(plain());
  }

  /** Begins. */
  public static BlackHole start() throws IOException {
    BlackHole hole = new BlackHole();
    hole.begin();
    return hole;
  }

  @Override
  void serve(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    while (in.read() >= 0) {
      // Nothing is said to it.
    }
  }
}
