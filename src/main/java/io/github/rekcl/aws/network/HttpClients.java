package io.github.rekcl.aws.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
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
    return create(proxies, answerTimeout, () -> X25519Sockets.SHARED);
  }

  /**
   * Builds a client.
   *
   * @param sockets how to make the sockets for https, while they are wanted; plain http doesn't ask
   */
  static SdkHttpClient create(
      Proxies proxies, Duration answerTimeout, Supplier<X25519Sockets> sockets) {
    return new X25519Client(
        UrlConnectionHttpClient.create(uri -> connection(proxies, uri, answerTimeout, sockets)),
        sockets);
  }

  private static HttpURLConnection connection(
      Proxies proxies, URI uri, Duration answerTimeout, Supplier<X25519Sockets> sockets) {
    try {
      HttpURLConnection connection = proxies.open(uri);
      if ("https".equals(uri.getScheme()) && sockets.get().wanted()) {
        ((HttpsURLConnection) connection).setSSLSocketFactory(sockets.get());
      }
      connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
      connection.setReadTimeout((int) answerTimeout.toMillis());
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
