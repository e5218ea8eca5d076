package io.github.rekcl.aws;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way to whatever a command asks: proxies, and the certificates to trust. What is set up and
 * not needed isn't looked at, as with the AWS CLI; and what can't be used is told before a call.
 */
final class Network {
  private final Proxies proxies;
  private @Nullable CaBundle certificates;

  private Network(Proxies proxies, @Nullable CaBundle certificates) {
    this.proxies = proxies;
    this.certificates = certificates;
  }

  /** Returns the way to this process itself. */
  static Network direct() {
    return new Network(Proxies.direct(), null);
  }

  static Network of(AwsSettings settings, Map<String, String> environment, ChosenProfile profile) {
    return new Network(
        Proxies.of(environment), CaBundle.find(settings, environment, profile).orElse(null));
  }

  Proxies proxies() {
    return proxies;
  }

  /**
   * Makes ready for connections to an endpoint.
   *
   * @throws IllegalArgumentException if the way there can't be used
   */
  void prepare(URI endpoint) {
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
  synchronized void prepareTls() {
    if (certificates != null) {
      certificates.trust();
      certificates = null;
    }
  }
}
