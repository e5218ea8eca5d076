package io.github.rekcl.aws.network;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Gives {@link X25519Sockets} up once a call has failed with them. Where that was the handshake,
 * and so nothing of the request was sent, the call is made again at once, as part of the SDK's
 * attempt: FIPS endpoints and old proxies know no X25519, and refuse every handshake of this kind.
 */
final class X25519Client implements SdkHttpClient {
  private final SdkHttpClient client;
  private final Supplier<X25519Sockets> sockets;

  /**
   * Wraps a client.
   *
   * @param sockets what it makes its sockets with, while wanted; asked for https alone
   */
  X25519Client(SdkHttpClient client, Supplier<X25519Sockets> sockets) {
    this.client = client;
    this.sockets = sockets;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    boolean narrow = "https".equals(request.httpRequest().protocol()) && sockets.get().wanted();
    return narrow ? new Attempt(request) : client.prepareRequest(request);
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }

  private final class Attempt implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;
    private volatile ExecutableHttpRequest prepared;
    private volatile boolean over;

    Attempt(HttpExecuteRequest request) {
      this.request = request;
      prepared = client.prepareRequest(watched());
    }

    /** Returns the same request, but notes when its body is asked for: after the handshake. */
    private HttpExecuteRequest watched() {
      var watched = HttpExecuteRequest.builder().request(request.httpRequest());
      request
          .contentStreamProvider()
          .ifPresent(
              body ->
                  watched.contentStreamProvider(
                      () -> {
                        over = true;
                        return body.newStream();
                      }));
      return watched.build();
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        return prepared.call();
      } catch (IOException e) {
        sockets.get().giveUp();
        // A certificate comes after the key exchange, and is no better the second time.
        if (over || !(e instanceof SSLException) || e.getCause() instanceof CertificateException) {
          throw e;
        }
      }
      prepared = client.prepareRequest(request);
      return prepared.call();
    }

    @Override
    public void abort() {
      over = true;
      prepared.abort();
    }
  }
}
