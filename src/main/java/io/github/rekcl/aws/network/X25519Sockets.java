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
 * Creates the default sockets of {@link HttpsURLConnection}, but with X25519 as the only key
 * exchange of the TLS handshake. By default, Java also generates a key of a second kind, of which
 * the server uses only one; on Java 25 that takes a quarter of a short command's time.
 */
final class X25519Sockets extends SSLSocketFactory {
  /** Shared, because the JDK only reuses a connection with the same factory. */
  static final X25519Sockets SHARED =
      new X25519Sockets(
          // Older versions of Java can't choose the groups of a socket.
          Runtime.version().feature() >= 20 && System.getProperty("jdk.tls.namedGroups") == null,
          X25519Sockets::offerX25519);

  private static final String GROUP = "x25519";

  private final Consumer<SSLSocket> restrict;

  private volatile boolean enabled;

  /**
   * Creates a factory.
   *
   * @param enabled whether connections should use it
   * @param restrict restricts what a new socket offers
   */
  X25519Sockets(boolean enabled, Consumer<SSLSocket> restrict) {
    this.enabled = enabled;
    this.restrict = restrict;
  }

  private static void offerX25519(SSLSocket socket) {
    SSLParameters parameters = socket.getSSLParameters();
    try {
      Method get = SSLParameters.class.getMethod("getNamedGroups");
      Method set = SSLParameters.class.getMethod("setNamedGroups", String[].class);
      // A JVM may prefer a better group, such as a post-quantum one.
      if (get.invoke(parameters) instanceof String[] groups
          && groups.length > 0
          && groups[0].equals(GROUP)) {
        set.invoke(parameters, (Object) new String[] {GROUP});
        socket.setSSLParameters(parameters);
      }
    } catch (ReflectiveOperationException e) {
      // The handshake works without the restriction, only slower.
    }
  }

  boolean enabled() {
    return enabled;
  }

  /** Uses default sockets from now on: FIPS endpoints and old proxies do not support X25519. */
  void disable() {
    enabled = false;
  }

  private static SSLSocketFactory defaultFactory() {
    return HttpsURLConnection.getDefaultSSLSocketFactory();
  }

  /** The only method that {@link HttpsURLConnection} calls. */
  @Override
  public Socket createSocket(Socket connection, String host, int port, boolean autoClose)
      throws IOException {
    Socket socket = defaultFactory().createSocket(connection, host, port, autoClose);
    restrict.accept((SSLSocket) socket);
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
    return defaultFactory().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return defaultFactory().getSupportedCipherSuites();
  }
}
