package io.github.rekcl.aws.network;

import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy, with what it is to be told of its user, if anything. */
final class ProxyServer {
  private static final int USUAL_PORT = 80;

  private final Proxy proxy;
  private final @Nullable Answer answer;

  private ProxyServer(URI uri) {
    int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
    proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
    String user = uri.getRawUserInfo();
    if (user == null) {
      answer = null;
    } else {
      // A colon in the name is written as %3A.
      String[] parts = user.split(":", 2);
      answer = new Answer(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
      allowPasswordsForTunnels();
    }
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Who puts a password into the environment means it; the JDK reads this before its first use. */
  private static void allowPasswordsForTunnels() {
    String refused = "jdk.http.auth.tunneling.disabledSchemes";
    if (System.getProperty(refused) == null) {
      System.setProperty(refused, "");
    }
  }

  /**
   * Reads a proxy's address; where that fails, the message doesn't show it, as it may hold a
   * password.
   *
   * @param variable where it comes from
   * @param address {@code [http://][user:password@]host[:port]}
   */
  static ProxyServer parse(String variable, String address) {
    try {
      URI uri = new URI(address.contains("://") ? address : "http://" + address);
      if ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
        return new ProxyServer(uri);
      }
    } catch (URISyntaxException e) {
      // Told in the same words as a URI that is no proxy's.
    }
    throw new IllegalArgumentException(
        variable + " is no proxy that rekcl can use: write http://HOST:PORT");
  }

  HttpURLConnection open(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(proxy);
    if (answer != null && "https".equals(uri.getScheme())) {
      // A header would go through the tunnel, to the service.
      answer.answerAgain();
      connection.setAuthenticator(answer);
    } else if (answer != null) {
      connection.setRequestProperty("Proxy-Authorization", answer.header());
    }
    return connection;
  }

  /**
   * Answers the proxy that asks, and no server behind it; once for each connection, as the JDK asks
   * twenty times while the password is wrong, and a proxy may lock its user out. One for all
   * connections: the JDK uses none again that was made with another.
   */
  private static final class Answer extends Authenticator {
    private final String user;
    private final String password;
    // The SDK opens a connection in the thread that then uses it.
    private final ThreadLocal<Boolean> due = ThreadLocal.withInitial(() -> true);

    Answer(String user, String password) {
      this.user = user;
      this.password = password;
    }

    String header() {
      byte[] bytes = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    void answerAgain() {
      due.set(true);
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY || !due.get()) {
        return null;
      }
      due.set(false);
      return new PasswordAuthentication(user, password.toCharArray());
    }
  }
}
