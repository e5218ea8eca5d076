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
 * The HTTP client below a client of a service: the SDK's smallest, but that each scheme has its
 * proxy, a tunnel its password, and a failure its words. It holds nothing that needs closing.
 *
 * <p>The SDK's own makes a TLS context for each client, also for plain http, and reads the trust
 * store for it, which is a third of a short command. Here the JDK's default context is made when
 * the first https connection is. It checks certificates in the same way, and heeds the same system
 * properties.
 */
final class ProxiedHttpClient implements SdkHttpClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private static final List<String> TOKENS =
      List.of("X-Amz-Security-Token", "x-amz-sso_bearer_token");

  private final Proxies proxies;
  private final Duration answerTimeout;
  private final Supplier<X25519Sockets> sockets;

  /**
   * Makes a client.
   *
   * @param proxies which proxy to ask for what
   * @param answerTimeout how long to wait for more of an answer
   */
  ProxiedHttpClient(Proxies proxies, Duration answerTimeout) {
    this(proxies, answerTimeout, () -> X25519Sockets.SHARED);
  }

  /**
   * Makes a client.
   *
   * @param sockets how to make the sockets for https, while they are wanted; plain http doesn't ask
   */
  ProxiedHttpClient(Proxies proxies, Duration answerTimeout, Supplier<X25519Sockets> sockets) {
    this.sockets = sockets;
    this.proxies = proxies;
    this.answerTimeout = answerTimeout;
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
    // Connections belong to the JVM.
  }

  /** A request that goes out at most once. */
  private final class Request implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;
    private volatile ExecutableHttpRequest attempt;
    private volatile boolean narrow;
    private volatile boolean sent;

    Request(HttpExecuteRequest request) {
      this.request = request;
      attempt = UrlConnectionHttpClient.create(this::open).prepareRequest(notingItsBody());
    }

    /** Returns the same request, but notes when its body is asked for: after the handshake. */
    private HttpExecuteRequest notingItsBody() {
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
        narrow = opened instanceof HttpsURLConnection && sockets.get().wanted();
        if (narrow) {
          ((HttpsURLConnection) opened).setSSLSocketFactory(sockets.get());
        }
        opened.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
        opened.setReadTimeout((int) answerTimeout.toMillis());
        return opened;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        return callAgainIfNarrow();
      } catch (UncheckedIOException e) {
        throw explained(Objects.requireNonNull(e.getCause()));
      } catch (IOException e) {
        throw explained(e);
      }
    }

    /** Repeats a handshake that was refused, as part of the SDK's attempt: nothing was sent. */
    private HttpExecuteResponse callAgainIfNarrow() throws IOException {
      try {
        return attempt.call();
      } catch (IOException e) {
        // A certificate comes after the key exchange, and is no better the second time.
        boolean refused =
            e instanceof SSLException && !(e.getCause() instanceof CertificateException);
        if (!narrow) {
          throw e;
        }
        sockets.get().giveUp();
        if (sent || !refused) {
          throw e;
        }
      }
      attempt = UrlConnectionHttpClient.create(this::open).prepareRequest(request);
      return attempt.call();
    }

    private IOException explained(IOException e) {
      URI uri = request.httpRequest().getUri();
      return new ConnectionFailure(uri, proxies.address(uri))
          .explain(e, proxies.refusedPassword(uri));
    }

    @Override
    public void abort() {
      sent = true;
      attempt.abort();
    }
  }
}
