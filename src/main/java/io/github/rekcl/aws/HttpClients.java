package io.github.rekcl.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Builds the HTTP client below a client of a service. It holds nothing that needs closing. */
final class HttpClients {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private HttpClients() {}

  /**
   * Builds a client.
   *
   * <p>The SDK's own makes a TLS context for each client, also for plain http, and reads the trust
   * store for it, which is a third of a short command. Here the JDK's default context is made when
   * the first https connection is. It checks certificates in the same way, and heeds the same
   * system properties. The SDK's also asks one proxy for http and https, and gives no tunnel a
   * password.
   *
   * @param proxies which proxy to ask for what
   * @param answerTimeout how long to wait for more of an answer
   */
  static SdkHttpClient create(Proxies proxies, Duration answerTimeout) {
    return UrlConnectionHttpClient.create(uri -> connection(proxies, uri, answerTimeout));
  }

  private static HttpURLConnection connection(Proxies proxies, URI uri, Duration answerTimeout) {
    try {
      HttpURLConnection connection = proxies.open(uri);
      connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
      connection.setReadTimeout((int) answerTimeout.toMillis());
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
