package io.github.rekcl.aws.network;

import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy, with what it is to be told of its user, if anything. */
final class ProxyServer {
  private final String address;
  private final Proxy proxy;
  private final Answer answer;

  ProxyServer(ProxyAddress parsed) {
    address = parsed.host() + ":" + parsed.port();
    proxy =
        new Proxy(
            Proxy.Type.HTTP, InetSocketAddress.createUnresolved(parsed.host(), parsed.port()));
    answer = new Answer(parsed.user(), parsed.password());
    allowPasswordsForTunnels();
  }

  /** Who puts a password into the environment means it; the JDK reads this before its first use. */
  private static void allowPasswordsForTunnels() {
    String refused = "jdk.http.auth.tunneling.disabledSchemes";
    if (System.getProperty(refused) == null) {
      System.setProperty(refused, "");
    }
  }

  /** Returns its host and port. */
  String address() {
    return address;
  }

  /** Whether the proxy wanted a password for the last connection, and got none that it took. */
  boolean refusedPassword() {
    return answer.asked.get() > (answer.user == null ? 0 : 1);
  }

  HttpURLConnection open(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(proxy);
    answer.asked.set(0);
    if ("https".equals(uri.getScheme())) {
      // A header would go through the tunnel, to the service.
      connection.setAuthenticator(answer);
    } else if (answer.user != null) {
      connection.setRequestProperty("Proxy-Authorization", "Basic " + answer.basic);
    }
    return connection;
  }

  /**
   * Answers the proxy that asks, and no server behind it; once for each connection, as the JDK asks
   * twenty times while the password is wrong, and a proxy may lock its user out. One for all
   * connections: the JDK uses none again that was made with another.
   */
  private static final class Answer extends Authenticator {
    private final @Nullable String user;
    private final String password;
    private final String basic;
    // The SDK opens a connection in the thread that then uses it.
    private final ThreadLocal<Integer> asked = ThreadLocal.withInitial(() -> 0);

    Answer(@Nullable String user, String password) {
      this.user = user;
      this.password = password;
      byte[] bytes = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      basic = Base64.getEncoder().encodeToString(bytes);
      if (user != null) {
        SecretRedactor.add(password);
        SecretRedactor.add(basic);
      }
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY) {
        return null;
      }
      asked.set(asked.get() + 1);
      return user == null || asked.get() > 1
          ? null
          : new PasswordAuthentication(user, password.toCharArray());
    }
  }
}
