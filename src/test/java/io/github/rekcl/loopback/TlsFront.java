package io.github.rekcl.loopback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Terminates TLS in front of a plain server. */
public final class TlsFront extends Sockets {
  private final AtomicInteger failures = new AtomicInteger();
  private final int behind;

  private TlsFront(ServerSocket server, int behind) {
    super(server);
    this.behind = behind;
  }

  /**
   * Starts the server.
   *
   * @param context holds the certificate to present
   * @param behind the port of the plain server
   */
  public static TlsFront start(SSLContext context, int behind) throws IOException {
    return start(server(context), behind);
  }

  /**
   * Starts the server with one key exchange group disabled.
   *
   * @param group such as {@code x25519}
   */
  public static TlsFront startWithout(String group, SSLContext context, int behind)
      throws IOException {
    SSLServerSocket server = server(context);
    SSLParameters parameters = server.getSSLParameters();
    parameters.setAlgorithmConstraints(new Without(group));
    server.setSSLParameters(parameters);
    return start(server, behind);
  }

  private static TlsFront start(ServerSocket server, int behind) {
    TlsFront front = new TlsFront(server, behind);
    front.begin();
    return front;
  }

  private static SSLServerSocket server(SSLContext context) throws IOException {
    return (SSLServerSocket)
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Returns the number of failed handshakes, whichever end rejected them. */
  public int failures() {
    return failures.get();
  }

  @Override
  void serve(Socket connection) throws IOException, InterruptedException {
    try {
      ((SSLSocket) connection).startHandshake();
    } catch (SSLException e) {
      failures.incrementAndGet();
      throw e;
    }
    join(connection, behind);
  }

  private record Without(String group) implements AlgorithmConstraints {
    @Override
    public boolean permits(
        Set<CryptoPrimitive> uses, String algorithm, @Nullable AlgorithmParameters parameters) {
      return !algorithm.equalsIgnoreCase(group);
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> uses, Key key) {
      return true;
    }

    @Override
    public boolean permits(
        Set<CryptoPrimitive> uses,
        String algorithm,
        Key key,
        @Nullable AlgorithmParameters parameters) {
      return permits(uses, algorithm, parameters);
    }
  }
}
