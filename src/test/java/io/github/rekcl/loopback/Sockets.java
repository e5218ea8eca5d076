package io.github.rekcl.loopback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server on a free loopback port that serves each connection in a separate thread. */
abstract class Sockets implements AutoCloseable {
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket server;

  Sockets(ServerSocket server) {
    this.server = server;
  }

  static ServerSocket plain() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Starts accepting connections. Called after construction, when the subclass is complete. */
  final void begin() {
    daemon(this::accept);
  }

  /** Serves a connection, which is closed when this method returns or throws. */
  abstract void serve(Socket connection) throws IOException, InterruptedException;

  /** Returns the local port. */
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
      // One end closed the connection; the client reports it.
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
   * Forwards data in both directions until both ends are closed.
   *
   * @param first data that was already read from the client
   */
  final void join(Socket client, int port, String first) throws IOException, InterruptedException {
    try (Socket behind = tracked(new Socket(InetAddress.getLoopbackAddress(), port))) {
      behind.getOutputStream().write(first.getBytes(StandardCharsets.ISO_8859_1));
      Thread back = daemon(() -> forward(behind, client));
      forward(client, behind);
      back.join();
    }
  }

  private static void forward(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One end closed the connection.
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
