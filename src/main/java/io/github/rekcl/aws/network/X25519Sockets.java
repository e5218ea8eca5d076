package io.github.rekcl.aws.network;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes the sockets that {@link HttpsURLConnection} would, but for a TLS handshake that offers
 * X25519 as the only key exchange. Left alone, Java also makes a key of a second kind for its first
 * message, of which the server then uses one; on Java 25 that takes a quarter of a short command.
 */
final class X25519Sockets extends SSLSocketFactory {
  /** One for all connections: the JDK uses none again that was made with another. */
  static final X25519Sockets SHARED = shared();

  private static final String GROUP = "x25519";

  private final Consumer<SSLSocket> narrow;

  private volatile boolean wanted;

  /**
   * Makes sockets.
   *
   * @param wanted whether to do so at all
   * @param narrow has a socket offer less than it would
   */
  X25519Sockets(boolean wanted, Consumer<SSLSocket> narrow) {
    this.wanted = wanted;
    this.narrow = narrow;
  }

  private static X25519Sockets shared() {
    boolean told = System.getProperty("jdk.tls.namedGroups") != null;
    try {
      Method get = SSLParameters.class.getMethod("getNamedGroups");
      Method set = SSLParameters.class.getMethod("setNamedGroups", String[].class);
      return new X25519Sockets(!told, socket -> narrow(socket, get, set));
    } catch (NoSuchMethodException e) {
      // They came with Java 20.
      return new X25519Sockets(false, socket -> {});
    }
  }

  private static void narrow(SSLSocket socket, Method get, Method set) {
    SSLParameters parameters = socket.getSSLParameters();
    try {
      // A JVM that prefers another, such as one that outlasts quantum computers, knows better.
      if (get.invoke(parameters) instanceof String[] groups
          && groups.length > 0
          && groups[0].equals(GROUP)) {
        set.invoke(parameters, (Object) new String[] {GROUP});
        socket.setSSLParameters(parameters);
      }
    } catch (ReflectiveOperationException e) {
      // Slower, then.
    }
  }

  /** Whether new connections should use these; not where Java can't, or the user chose groups. */
  boolean wanted() {
    return wanted;
  }

  /** Ends that, for the rest of the process: FIPS endpoints and old proxies know no X25519. */
  void giveUp() {
    wanted = false;
  }

  private static SSLSocketFactory usual() {
    return HttpsURLConnection.getDefaultSSLSocketFactory();
  }

  /** The way in which the JDK makes one on top of a connection, and the only one it needs. */
  @Override
  public Socket createSocket(Socket connection, String host, int port, boolean autoClose)
      throws IOException {
    Socket socket = usual().createSocket(connection, host, port, autoClose);
    narrow.accept((SSLSocket) socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return usual().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return usual().getSupportedCipherSuites();
  }
}
