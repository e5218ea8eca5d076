package io.github.rekcl.aws.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The SDK's URLConnection client with a proxy for each scheme, passwords for tunnels, and better
 * error messages. It need not be closed.
 *
 * <p>The SDK's client creates a TLS context for each instance, even for plain http, and loads the
 * trust store for it, which takes a third of a short command's time. This one uses the JDK's
 * default context, which is created for the first https connection. It checks certificates in the
 * same way, and observes the same system properties.
 */
final class ProxiedHttpClient implements SdkHttpClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private static final List<String> TOKENS =
      List.of("X-Amz-Security-Token", "x-amz-sso_bearer_token");

  private final Proxies proxies;
  private final Duration readTimeout;
  private final Supplier<X25519Sockets> sockets;

  /**
   * Creates a client.
   *
   * @param readTimeout the longest time to wait for more data of a response
   * @param sockets returns the socket factory for https; not called for plain http
   */
  ProxiedHttpClient(Proxies proxies, Duration readTimeout, Supplier<X25519Sockets> sockets) {
    this.proxies = proxies;
    this.readTimeout = readTimeout;
    this.sockets = sockets;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    for (String token : TOKENS) {
      request.httpRequest().firstMatchingHeader(token).ifPresent(SecretRedactor::add);
    }
    return new Request(request);
  }

  @Override
  public String clientName() {
    return "UrlConnection";
  }

  @Override
  public void close() {
    // The JVM manages the connections.
  }

  /** A request that is sent at most once. */
  private final class Request implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;
    private volatile ExecutableHttpRequest attempt;
    private volatile boolean x25519Only;
    private volatile boolean sent;

    Request(HttpExecuteRequest request) {
      this.request = request;
      attempt = UrlConnectionHttpClient.create(this::open).prepareRequest(recordingItsBody());
    }

    /** Returns a copy that records when its body is read, which is after the TLS handshake. */
    private HttpExecuteRequest recordingItsBody() {
      var copy = HttpExecuteRequest.builder().request(request.httpRequest());
      request
          .contentStreamProvider()
          .ifPresent(
              body ->
                  copy.contentStreamProvider(
                      () -> {
                        sent = true;
                        return body.newStream();
                      }));
      return copy.build();
    }

    private HttpURLConnection open(URI uri) {
      try {
        HttpURLConnection opened = proxies.open(uri);
        x25519Only = opened instanceof HttpsURLConnection && sockets.get().enabled();
        if (x25519Only) {
          ((HttpsURLConnection) opened).setSSLSocketFactory(sockets.get());
        }
        opened.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
        opened.setReadTimeout((int) readTimeout.toMillis());
        return opened;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        return callWithFallback();
      } catch (UncheckedIOException e) {
        throw explained(Objects.requireNonNull(e.getCause()));
      } catch (IOException e) {
        throw explained(e);
      }
    }

    /** Repeats a rejected TLS handshake with the JDK's usual sockets, if nothing was sent. */
    private HttpExecuteResponse callWithFallback() throws IOException {
      try {
        return attempt.call();
      } catch (IOException e) {
        if (!x25519Only) {
          throw e;
        }
        sockets.get().disable();
        // A certificate is checked after the key exchange, and would be rejected again.
        if (sent || !(e instanceof SSLException) || e.getCause() instanceof CertificateException) {
          throw e;
        }
      }
      attempt = UrlConnectionHttpClient.create(this::open).prepareRequest(request);
      return attempt.call();
    }

    private IOException explained(IOException e) {
      URI uri = request.httpRequest().getUri();
      return new ConnectionFailure(uri, proxies.address(uri), proxies.refusedPassword(uri))
          .explain(e);
    }

    @Override
    public void abort() {
      sent = true;
      attempt.abort();
    }
  }
}
