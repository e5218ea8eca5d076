package io.github.rekcl.emulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * Accepts connections, each served by a thread of its own. The JDK's HTTP server would answer what
 * is malformed with pages of its own, or not at all.
 */
final class HttpListener implements AutoCloseable {
  private static final int BACKLOG = 500;

  /** Names a file with a server's key: class data is made over TLS. */
  private static final String KEY_STORE = "rekcl.emulator.keyStore";

  private static final String PASSWORD = "changeit";

  private final ServerSocket listening;
  private final String host;
  private final Handler handler;
  private final Thread acceptor = daemon(this::accept);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private HttpListener(ServerSocket listening, String host, Handler handler) {
    this.listening = listening;
    this.host = host;
    this.handler = handler;
  }

  private static ServerSocket socket(String keyStore) throws IOException {
    if (keyStore.isEmpty()) {
      return new ServerSocket();
    }
    try {
      KeyStore keys = KeyStore.getInstance(Path.of(keyStore).toFile(), PASSWORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context.getServerSocketFactory().createServerSocket();
    } catch (GeneralSecurityException e) {
      throw new IOException("can't use the key in " + keyStore + ": " + e.getMessage(), e);
    }
  }

  static HttpListener start(String host, int port, Handler handler) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(host);
    }
    ServerSocket socket = socket(System.getProperty(KEY_STORE, ""));
    try {
      socket.bind(address, BACKLOG);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    HttpListener listener = new HttpListener(socket, host, handler);
    listener.acceptor.start();
    return listener;
  }

  /** Returns the URI under which clients on this machine reach the listener. */
  URI endpoint() {
    // Nobody can connect to "any address"; this machine is one of them.
    String reached = listening.getInetAddress().isAnyLocalAddress() ? "127.0.0.1" : host;
    String inUri = reached.contains(":") ? "[" + reached + "]" : reached;
    String scheme = listening instanceof SSLServerSocket ? "https" : "http";
    return URI.create(scheme + "://" + inUri + ":" + listening.getLocalPort());
  }

  @Override
  public void close() {
    close(listening);
    open.forEach(HttpListener::close);
    try {
      // The port is free once the thread that waited at it has come back.
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        serve(listening.accept());
      } catch (IOException e) {
        // Closed, or out of file descriptors for now: the next round tells.
        Thread.onSpinWait();
      }
    }
  }

  private void serve(Socket socket) {
    open.add(socket);
    try {
      daemon(() -> serveUntilClosed(socket)).start();
    } catch (OutOfMemoryError e) {
      // No thread to be had. The others go on.
      open.remove(socket);
      close(socket);
    }
    if (listening.isClosed()) {
      close(socket);
    }
  }

  private void serveUntilClosed(Socket socket) {
    try (socket) {
      new HttpConnection(socket, handler).serve();
    } catch (IOException e) {
      // The client has gone, or the emulator closes.
    } finally {
      open.remove(socket);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "rekcl-emulator");
    thread.setDaemon(true);
    return thread;
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // There is nothing left that could be done about it.
    }
  }
}
