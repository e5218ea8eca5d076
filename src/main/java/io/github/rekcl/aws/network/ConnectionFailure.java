package io.github.rekcl.aws.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Describes why a connection failed, with the names of the server and the proxy. The class of the
 * exception still tells the kind of failure.
 */
final class ConnectionFailure {
  private final String server;
  private final String target;
  private final String through;
  private final boolean passwordRefused;

  /**
   * Describes failures of requests to a URI, whose user part is not shown.
   *
   * @param proxy host and port of the proxy, or null
   * @param passwordRefused whether the proxy requires a password, or another one
   */
  ConnectionFailure(URI uri, @Nullable String proxy, boolean passwordRefused) {
    this.passwordRefused = passwordRefused;
    server = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    target = proxy == null ? server : "proxy " + proxy;
    through = proxy == null ? "" : " through proxy " + proxy;
  }

  /** Returns an exception with a better message. */
  IOException explain(IOException e) {
    IOException explained = byType(e);
    // Not the cause: error messages would show the JDK's text as well.
    explained.addSuppressed(e);
    return explained;
  }

  private IOException byType(IOException e) {
    int proxyAuth = HttpURLConnection.HTTP_PROXY_AUTH;
    if (passwordRefused
        || (e instanceof HttpRetryException retry && retry.responseCode() == proxyAuth)) {
      return new HttpRetryException(
          target + " asks for a user and password, or refuses those it was given", proxyAuth);
    }
    if (e instanceof UnknownHostException) {
      return new UnknownHostException("cannot resolve " + target.replaceFirst(":\\d+$", ""));
    }
    if (e instanceof ConnectException) {
      return new ConnectException("connection refused by " + target);
    }
    if (e instanceof NoRouteToHostException) {
      return new NoRouteToHostException("no route to " + target);
    }
    if (e instanceof SocketTimeoutException) {
      return new SocketTimeoutException("no answer in time from " + server + through);
    }
    if (e instanceof SSLException) {
      return ofTls(e);
    }
    return e instanceof SocketException || through.isEmpty()
        ? new SocketException("the connection to " + server + through + " broke")
        : new IOException(target + " did not connect to " + server);
  }

  private IOException ofTls(IOException e) {
    Throwable root = e;
    boolean certificate = false;
    while (root.getCause() != null) {
      root = root.getCause();
      certificate |= root instanceof CertificateException;
    }
    String name = server + through;
    if (root instanceof CertPathBuilderException) {
      return new SSLPeerUnverifiedException(
          "the certificate of " + name + " is not trusted: " + root.getMessage());
    }
    String why = name + ": " + root.getMessage();
    return certificate
        ? new SSLHandshakeException("the certificate of " + why)
        : new SSLException("no TLS connection to " + why);
  }
}
