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

/**
 * An HTTP proxy. As an {@link Authenticator}, it sends the user and password to the proxy alone,
 * not to a server behind it, and once for each connection: the JDK would repeat a wrong password
 * twenty times, and the proxy might lock the user out. All connections share one authenticator,
 * because the JDK only reuses a connection with the same one.
 */
final class ProxyServer extends Authenticator {
  private final ProxyAddress address;
  private final Proxy proxy;
  private final String basic;

  /**
   * How often the proxy asked for a password; the SDK opens and uses a connection in one thread.
   */
  private final ThreadLocal<Integer> challenges = ThreadLocal.withInitial(() -> 0);

  ProxyServer(ProxyAddress address) {
    this.address = address;
    InetSocketAddress socket = InetSocketAddress.createUnresolved(address.host(), address.port());
    proxy = new Proxy(Proxy.Type.HTTP, socket);
    byte[] login = (address.user() + ":" + address.password()).getBytes(StandardCharsets.UTF_8);
    basic = Base64.getEncoder().encodeToString(login);
    if (address.user() != null) {
      SecretRedactor.add(address.password());
      SecretRedactor.add(basic);
    }
    allowPasswordsForTunnels();
  }

  /** Lets the JDK send passwords of the Basic scheme; must precede its first connection. */
  private static void allowPasswordsForTunnels() {
    String refused = "jdk.http.auth.tunneling.disabledSchemes";
    if (System.getProperty(refused) == null) {
      System.setProperty(refused, "");
    }
  }

  String address() {
    return address.host() + ":" + address.port();
  }

  /** Reports whether the proxy rejected the credentials of this thread's last connection. */
  boolean refusedPassword() {
    return challenges.get() > (address.user() == null ? 0 : 1);
  }

  HttpURLConnection open(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(proxy);
    challenges.set(0);
    if ("https".equals(uri.getScheme())) {
      // The server behind the tunnel would receive a header.
      connection.setAuthenticator(this);
    } else if (address.user() != null) {
      connection.setRequestProperty("Proxy-Authorization", "Basic " + basic);
    }
    return connection;
  }

  @Override
  protected @Nullable PasswordAuthentication getPasswordAuthentication() {
    if (getRequestorType() != RequestorType.PROXY) {
      return null;
    }
    challenges.set(challenges.get() + 1);
    return address.user() == null || challenges.get() > 1
        ? null
        : new PasswordAuthentication(address.user(), address.password().toCharArray());
  }
}
