package io.github.rekcl.loopback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accepts connections on a port of its own, each served by a thread of its own, until closed. */
abstract class Sockets implements AutoCloseable {
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket server;

  Sockets(ServerSocket server) {
    this.server = server;
  }

  static ServerSocket plain() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Begins; not in the constructor, as a subclass isn't made then. */
  final void begin() {
    daemon(this::accept);
  }

  /** Serves a connection, which is closed when this returns or throws. */
  abstract void serve(Socket connection) throws IOException, InterruptedException;

  /** Returns the port. */
  public final int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket connection = tracked(server.accept());
        daemon(() -> handle(connection));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void handle(Socket connection) {
    try (connection) {
      serve(connection);
    } catch (IOException e) {
      // One end hung up; the client tells of it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket tracked(Socket socket) {
    open.add(socket);
    return socket;
  }

  final void join(Socket client, int port) throws IOException, InterruptedException {
    join(client, port, "");
  }

  /**
   * Passes on whatever comes, in both directions, until both ends hung up.
   *
   * @param first what has come already
   */
  final void join(Socket client, int port, String first) throws IOException, InterruptedException {
    try (Socket behind = tracked(new Socket(InetAddress.getLoopbackAddress(), port))) {
      behind.getOutputStream().write(first.getBytes(StandardCharsets.ISO_8859_1));
      Thread back = daemon(() -> pass(behind, client));
      pass(client, behind);
      back.join();
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // As above.
    }
  }

  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "loopback");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public final void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
