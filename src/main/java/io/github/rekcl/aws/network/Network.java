package io.github.rekcl.aws.network;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The way to whatever a command asks: proxies, and the certificates to trust. What is set up and
 * not needed isn't looked at, as with the AWS CLI; and what can't be used is told before a call.
 */
public final class Network {
  private final Proxies proxies;
  private @Nullable CaBundle certificates;

  private Network(Proxies proxies, @Nullable CaBundle certificates) {
    this.proxies = proxies;
    this.certificates = certificates;
  }

  /**
   * Returns the way to this process itself.
   *
   * @return no proxy, and the JVM's own certificates
   */
  public static Network direct() {
    return new Network(Proxies.direct(), null);
  }

  /**
   * Reads the proxies of an environment.
   *
   * @param environment the variables
   * @param certificates the certificates to trust instead of the JVM's, or null
   * @return the way to AWS; nothing is opened yet
   */
  public static Network of(Map<String, String> environment, @Nullable CaBundle certificates) {
    return new Network(Proxies.of(environment), certificates);
  }

  /**
   * Builds the HTTP client below a client of a service.
   *
   * @param answerTimeout how long to wait for more of an answer
   * @return the client; it holds nothing that needs closing
   */
  public SdkHttpClient httpClient(Duration answerTimeout) {
    return new ProxiedHttpClient(proxies, answerTimeout);
  }

  /**
   * Makes ready for connections to an endpoint.
   *
   * @param endpoint where requests will go
   * @throws IllegalArgumentException if the way there can't be used
   */
  public void prepare(URI endpoint) {
    proxies.check(endpoint);
    if ("https".equals(endpoint.getScheme())) {
      prepareTls();
    }
  }

  /**
   * Has this process trust the certificates that are set up, if any.
   *
   * @throws IllegalArgumentException if they can't be used
   */
  public synchronized void prepareTls() {
    if (certificates != null) {
      certificates.trust();
      certificates = null;
    }
  }
}
