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
 * The proxies of the environment, as in the AWS CLI: {@code HTTPS_PROXY}, {@code HTTP_PROXY} and
 * the exceptions in {@code NO_PROXY}. A variable in lower case takes precedence. An address is
 * parsed, and can be invalid, only when it is needed.
 */
final class Proxies {
  private final Map<String, String> addresses;
  private final List<String> exempt;
  private final Map<String, ProxyServer> servers = new ConcurrentHashMap<>();

  Proxies(Map<String, String> environment) {
    addresses =
        Map.of(
            "https", value(environment, "https_proxy"), "http", value(environment, "http_proxy"));
    exempt =
        Arrays.stream(value(environment, "no_proxy").toLowerCase(Locale.ROOT).split("[\\s,]+"))
            .filter(entry -> !entry.isEmpty())
            .toList();
  }

  private static String value(Map<String, String> environment, String name) {
    String upper = environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
    return environment.getOrDefault(name, upper).strip();
  }

  /** Opens a connection; nothing is sent yet. */
  HttpURLConnection open(URI uri) throws IOException {
    ProxyServer server = server(uri);
    if (server != null) {
      return server.open(uri);
    }
    return (HttpURLConnection)
        (exempts(uri) ? uri.toURL().openConnection(Proxy.NO_PROXY) : uri.toURL().openConnection());
  }

  /** Throws an exception if the address of the proxy for a URI is invalid. */
  void check(URI uri) {
    server(uri);
  }

  /** Returns host and port of the proxy for a URI, or null. */
  @Nullable String address(URI uri) {
    ProxyServer server = server(uri);
    if (server != null) {
      return server.address();
    }
    if (exempts(uri)) {
      return null;
    }
    return ProxySelector.getDefault().select(uri).stream()
        .filter(proxy -> proxy.address() instanceof InetSocketAddress)
        .map(proxy -> (InetSocketAddress) proxy.address())
        .map(address -> address.getHostString() + ":" + address.getPort())
        .findFirst()
        .orElse(null);
  }

  /** Reports whether the proxy rejected the credentials of this thread's last connection. */
  boolean refusedPassword(URI uri) {
    ProxyServer server = server(uri);
    return server != null && server.refusedPassword();
  }

  /** Returns the proxy of the environment, unless the JVM's system properties name one. */
  private @Nullable ProxyServer server(URI uri) {
    String scheme = uri.getScheme();
    String address = addresses.getOrDefault(scheme, "");
    if (address.isEmpty() || exempts(uri) || System.getProperty(scheme + ".proxyHost") != null) {
      return null;
    }
    String variable = scheme.toUpperCase(Locale.ROOT) + "_PROXY";
    return servers.computeIfAbsent(
        scheme, s -> new ProxyServer(ProxyAddress.parse(variable, address)));
  }

  /** Reports whether NO_PROXY matches the host of a URI. */
  boolean exempts(URI uri) {
    if (exempt.isEmpty()) {
      return false;
    }
    String host = unbracketed(uri.getHost().toLowerCase(Locale.ROOT));
    int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    return exempt.stream().anyMatch(entry -> matches(entry, host, port));
  }

  /**
   * Reports whether an entry of NO_PROXY is the name of a host, or of a domain that contains it.
   */
  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    String name = entry;
    int colon = entry.lastIndexOf(':');
    // Several colons without brackets are an IPv6 address without a port.
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
