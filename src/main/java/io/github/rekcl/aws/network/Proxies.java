package io.github.rekcl.aws.network;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that the environment names, read as the AWS CLI does: {@code HTTPS_PROXY} for https,
 * {@code HTTP_PROXY} for http, {@code NO_PROXY} for neither; in lower case before upper case. One
 * that is never asked may be anything.
 */
final class Proxies {
  private final Map<String, String> addresses;
  private final Map<String, ProxyServer> servers = new ConcurrentHashMap<>();
  private final List<String> exempt;

  private Proxies(Map<String, String> addresses, List<String> exempt) {
    this.addresses = addresses;
    this.exempt = exempt;
  }

  /** Reads what an environment names. */
  static Proxies of(Map<String, String> environment) {
    return new Proxies(
        Map.of(
            "https", value(environment, "https_proxy"), "http", value(environment, "http_proxy")),
        Arrays.stream(value(environment, "no_proxy").toLowerCase(Locale.ROOT).split("[\\s,]+"))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  private static String value(Map<String, String> environment, String name) {
    String upper = environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
    return environment.getOrDefault(name, upper).strip();
  }

  /**
   * Opens a connection; nothing is sent yet. A proxy of the JVM's own settings goes first.
   *
   * @throws IllegalArgumentException if the environment names something that is no proxy
   */
  HttpURLConnection open(URI uri) throws IOException {
    if (exempts(uri)) {
      return (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    }
    ProxyServer server = server(uri);
    return server == null ? (HttpURLConnection) uri.toURL().openConnection() : server.open(uri);
  }

  /**
   * Looks at the proxy that will be asked for something, if any.
   *
   * @throws IllegalArgumentException as above
   */
  void check(URI uri) {
    if (!exempts(uri)) {
      server(uri);
    }
  }

  /** Returns host and port of the proxy that is asked for something, or null. */
  @Nullable String address(URI uri) {
    if (exempts(uri)) {
      return null;
    }
    ProxyServer server = server(uri);
    if (server != null) {
      return server.address();
    }
    return ProxySelector.getDefault().select(uri).stream()
        .filter(proxy -> proxy.address() instanceof InetSocketAddress)
        .map(proxy -> (InetSocketAddress) proxy.address())
        .map(address -> address.getHostString() + ":" + address.getPort())
        .findFirst()
        .orElse(null);
  }

  /** Whether the proxy refused the last connection of this thread for want of a password. */
  boolean refusedPassword(URI uri) {
    ProxyServer server = exempts(uri) ? null : server(uri);
    return server != null && server.refusedPassword();
  }

  private @Nullable ProxyServer server(URI uri) {
    String scheme = uri.getScheme();
    String address = addresses.getOrDefault(scheme, "");
    return address.isEmpty() || System.getProperty(scheme + ".proxyHost") != null
        ? null
        : servers.computeIfAbsent(
            scheme,
            s ->
                new ProxyServer(
                    ProxyAddress.parse(s.toUpperCase(Locale.ROOT) + "_PROXY", address)));
  }

  /** Whether NO_PROXY names a host. */
  boolean exempts(URI uri) {
    if (exempt.isEmpty()) {
      return false;
    }
    String host = unbracketed(uri.getHost().toLowerCase(Locale.ROOT));
    int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    return exempt.stream().anyMatch(entry -> matches(entry, host, port));
  }

  /** Whether an entry of NO_PROXY means a host: its name, or a domain that it is in. */
  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    String name = entry;
    int colon = entry.lastIndexOf(':');
    // With several colons it is an address of IPv6, unless in brackets.
    if (colon > 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']')) {
      if (!entry.substring(colon + 1).equals(String.valueOf(port))) {
        return false;
      }
      name = entry.substring(0, colon);
    }
    name = unbracketed(name).replaceFirst("^\\*?\\.", "");
    return host.equals(name) || host.endsWith("." + name);
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
