package io.github.rekcl.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Builds the HTTP client below a client of the service. It holds nothing that needs closing. */
final class HttpClients {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private HttpClients() {}

  /**
   * Builds a client that heeds the proxy that the environment or the system properties name.
   *
   * @param direct true to ask no proxy
   * @param answerTimeout how long to wait for more of an answer
   */
  static SdkHttpClient create(boolean direct, Duration answerTimeout) {
    if (direct || !proxied()) {
      return UrlConnectionHttpClient.create(uri -> connection(uri, answerTimeout));
    }
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT_TIMEOUT)
        .socketTimeout(answerTimeout)
        .build();
  }

  /** Whether the SDK would find a proxy in the system properties or in the environment. */
  private static boolean proxied() {
    String host = ProxyConfiguration.builder().build().host();
    return host != null && !host.isEmpty();
  }

  /**
   * What the SDK's own factory does where it knows no proxy, but for one thing: that makes a TLS
   * context for each client, also for plain http, and reads the trust store for it, which is a
   * third of a short command. Here the JDK's default context is made when the first https
   * connection is. It checks certificates in the same way, and heeds the same system properties.
   */
  private static HttpURLConnection connection(URI uri, Duration answerTimeout) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
      connection.setReadTimeout((int) answerTimeout.toMillis());
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
