package io.github.rekcl.emulator;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;

/**
 * Accepts connections and serves each on a thread of its own. The JDK's HTTP server cannot be used:
 * it answers malformed requests with HTML pages of its own, or not at all.
 */
final class HttpListener implements AutoCloseable {
  private static final int BACKLOG = 500;

  /** Set where class data is created, to serve TLS with the key in javax.net.ssl.keyStore. */
  private static final boolean TLS = Boolean.getBoolean("rekcl.emulator.tls");

  private final String host;
  private final Handler handler;
  private final ServerSocket serverSocket;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Thread acceptor = daemon(this::accept);

  HttpListener(String host, int port, Handler handler) throws IOException {
    this.host = host;
    this.handler = handler;
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(host);
    }
    ServerSocketFactory factory =
        TLS ? SSLServerSocketFactory.getDefault() : ServerSocketFactory.getDefault();
    serverSocket = factory.createServerSocket(port, BACKLOG, address.getAddress());
    acceptor.start();
  }

  /** Returns the URI under which clients on this machine reach the listener. */
  URI endpoint() {
    // Clients cannot connect to a wildcard address such as 0.0.0.0.
    String reachable = serverSocket.getInetAddress().isAnyLocalAddress() ? "127.0.0.1" : host;
    String inUri = reachable.contains(":") ? "[" + reachable + "]" : reachable;
    return URI.create((TLS ? "https://" : "http://") + inUri + ":" + serverSocket.getLocalPort());
  }

  @Override
  public void close() {
    closeQuietly(serverSocket);
    connections.forEach(HttpListener::closeQuietly);
    try {
      // The port is free only after accept() has returned.
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!serverSocket.isClosed()) {
      try {
        serve(serverSocket.accept());
      } catch (IOException e) {
        // Closed, or out of file descriptors for the moment.
        Thread.onSpinWait();
      }
    }
  }

  private void serve(Socket socket) {
    connections.add(socket);
    try {
      daemon(() -> serveUntilClosed(socket)).start();
    } catch (OutOfMemoryError e) {
      // No thread is available. Other connections must not suffer.
      connections.remove(socket);
      closeQuietly(socket);
    }
    if (serverSocket.isClosed()) {
      closeQuietly(socket);
    }
  }

  private void serveUntilClosed(Socket socket) {
    try (socket) {
      new HttpConnection(socket, handler).serve();
    } catch (IOException e) {
      // The client is gone, or the emulator is closing.
    } finally {
      connections.remove(socket);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "rekcl-emulator");
    thread.setDaemon(true);
    return thread;
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It cannot be used any more in any case.
    }
  }
}
