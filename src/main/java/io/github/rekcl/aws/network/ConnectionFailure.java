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
 * Says in words why a server could not be reached, with its name and the proxy's. The type of what
 * is thrown goes on telling the kind of failure.
 */
final class ConnectionFailure {
  private final String server;
  private final String asked;
  private final String through;

  /**
   * Makes one.
   *
   * @param uri what was asked for; its user part is not shown
   * @param proxy host and port of the proxy that was asked for it, or null
   */
  ConnectionFailure(URI uri, @Nullable String proxy) {
    server = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    asked = proxy == null ? server : "proxy " + proxy;
    through = proxy == null ? "" : " through proxy " + proxy;
  }

  /**
   * Returns the same failure with other words.
   *
   * @param passwordRefused whether the proxy wants a password, or another
   */
  IOException explain(IOException e, boolean passwordRefused) {
    IOException explained = inWords(e, passwordRefused);
    // Not as its cause: whoever looks for that would show the JDK's words beside these.
    explained.addSuppressed(e);
    return explained;
  }

  private IOException inWords(IOException e, boolean passwordRefused) {
    int proxyAuth = HttpURLConnection.HTTP_PROXY_AUTH;
    if (passwordRefused
        || (e instanceof HttpRetryException retry && retry.responseCode() == proxyAuth)) {
      return new HttpRetryException(
          asked + " asks for a user and password, or refuses those it was given", proxyAuth);
    }
    if (e instanceof UnknownHostException) {
      return new UnknownHostException("cannot resolve " + asked.replaceFirst(":\\d+$", ""));
    }
    if (e instanceof ConnectException) {
      return new ConnectException("connection refused by " + asked);
    }
    if (e instanceof NoRouteToHostException) {
      return new NoRouteToHostException("no route to " + asked);
    }
    if (e instanceof SocketTimeoutException) {
      return new SocketTimeoutException("no answer in time from " + server + through);
    }
    if (e instanceof SSLException) {
      return ofTls(e);
    }
    return e instanceof SocketException || through.isEmpty()
        ? new SocketException("the connection to " + server + through + " broke")
        : new IOException(asked + " did not connect to " + server);
  }

  private IOException ofTls(IOException e) {
    Throwable root = e;
    boolean certificate = false;
    while (root.getCause() != null) {
      root = root.getCause();
      certificate |= root instanceof CertificateException;
    }
    String why = server + through + ": " + root.getMessage();
    if (root instanceof CertPathBuilderException) {
      return new SSLPeerUnverifiedException("no trust in the certificate of " + why);
    }
    return certificate
        ? new SSLHandshakeException("the certificate of " + why)
        : new SSLException("no TLS connection to " + why);
  }
}
