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
 * message, of which the server then uses one; from Java 25 on, the second takes a JVM that has just
 * started longer than the rest of the handshake.
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

  /** Returns those of this JVM. */
  static X25519Sockets shared() {
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

  /** Ends that, for the rest of the process. */
  void giveUp() {
    wanted = false;
  }

  private static SSLSocketFactory usual() {
    return HttpsURLConnection.getDefaultSSLSocketFactory();
  }

  private Socket narrowed(Socket socket) {
    narrow.accept((SSLSocket) socket);
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return narrowed(usual().createSocket());
  }

  @Override
  public Socket createSocket(Socket tunnel, String host, int port, boolean autoClose)
      throws IOException {
    return narrowed(usual().createSocket(tunnel, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return narrowed(usual().createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return narrowed(usual().createSocket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return narrowed(usual().createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return narrowed(usual().createSocket(host, port, from, fromPort));
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
