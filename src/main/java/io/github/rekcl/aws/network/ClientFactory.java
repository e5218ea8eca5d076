package io.github.rekcl.aws.network;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.EndpointUrls;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Builds SDK clients with the proxies, certificates, retries and endpoints that are configured. The
 * SDK finds nothing by itself: it would read {@code ~/.aws} in another way than the AWS CLI. A
 * proxy or certificate that isn't needed isn't looked at; one that is, before the first call.
 */
public final class ClientFactory {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  /** As the standard and adaptive modes of every AWS SDK. */
  private static final int ATTEMPTS = 3;

  private static final Map<String, RetryMode> RETRY_MODES =
      Map.of(
          "standard", RetryMode.STANDARD,
          "adaptive", RetryMode.ADAPTIVE_V2,
          "legacy", RetryMode.LEGACY);

  /** No file, so that the SDK reads none. */
  private static final String NO_FILE = ".";

  private final Configuration configuration;
  private final Supplier<String> region;
  private final Proxies proxies;
  private @Nullable CaBundle certificates;
  private final RetryStrategy retries;
  private final boolean fips;
  private final boolean dualstack;

  /**
   * Makes a factory; nothing is opened yet.
   *
   * @param region finds the region of services that aren't bound to another
   * @param certificates the certificates to trust instead of the JVM's, or null
   * @throws IllegalArgumentException if a setting can't be used
   */
  public ClientFactory(
      Configuration configuration, Supplier<String> region, @Nullable CaBundle certificates) {
    this.configuration = configuration;
    this.region = region;
    this.certificates = certificates;
    proxies = Proxies.of(configuration.environment());
    retries = retries(configuration);
    fips = configuration.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
    dualstack = configuration.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
    configuration
        .setting("AWS_SDK_UA_APP_ID", "sdk_ua_app_id")
        .ifPresent(
            id -> System.setProperty(SdkSystemSetting.AWS_SDK_UA_APP_ID.property(), id.value()));
    // Endpoints are looked up here, and each that counts is given to its client.
    System.setProperty(
        SdkSystemSetting.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS.property(), Boolean.toString(true));
    System.setProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property(), NO_FILE);
    System.setProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(), NO_FILE);
  }

  /** Mode and attempts are pinned, so that another default of a later SDK changes nothing. */
  private static RetryStrategy retries(Configuration configuration) {
    RetryMode mode =
        configuration
            .setting(
                "AWS_RETRY_MODE",
                "retry_mode",
                "standard, adaptive or legacy",
                text -> Optional.ofNullable(RETRY_MODES.get(text.toLowerCase(Locale.ROOT))))
            .orElse(RetryMode.STANDARD);
    int attempts =
        configuration
            .setting(
                "AWS_MAX_ATTEMPTS",
                "max_attempts",
                "a number from 1 to 9999",
                text ->
                    Optional.of(text)
                        .filter(number -> number.matches("\\+?0*[1-9][0-9]{0,3}"))
                        .map(Integer::valueOf))
            .orElse(ATTEMPTS);
    if (SdkSystemSetting.AWS_MAX_ATTEMPTS.getStringValue().isPresent()) {
      // The SDK reads it once more, and stumbles over what doesn't count here.
      System.setProperty(SdkSystemSetting.AWS_MAX_ATTEMPTS.property(), Integer.toString(attempts));
    }
    return AwsRetryStrategy.forRetryMode(mode).toBuilder().maxAttempts(attempts).build();
  }

  /**
   * Returns the region of services that aren't bound to another.
   *
   * @throws IllegalArgumentException if what is configured is no region
   */
  public String region() {
    return region.get();
  }

  /** Returns what each client is configured with. */
  public ClientOverrideConfiguration.Builder configuration() {
    return ClientOverrideConfiguration.builder().retryStrategy(retries);
  }

  /**
   * Has every later https connection of this process trust the certificates that are configured.
   *
   * @throws IllegalArgumentException if they can't be used
   */
  public synchronized void prepareTls() {
    if (certificates != null) {
      certificates.trust();
      certificates = null;
    }
  }

  /**
   * Builds a client of a service that credentials come from.
   *
   * @param builder the service's builder, with credentials if it needs any
   * @param service the service's id, such as {@code sso_oidc}
   * @param ofRegion the region's code
   * @return a client that holds nothing that needs closing
   * @throws IllegalArgumentException if what is configured for it can't be used
   */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      B builder, String service, String ofRegion) {
    builder.overrideConfiguration(configuration().build());
    Optional<URI> endpoint = EndpointUrls.find(configuration, service);
    return build(builder, service, ofRegion, endpoint, ANSWER_TIMEOUT);
  }

  /**
   * Builds a client with an override configuration, an endpoint and a time-out of its own.
   *
   * @throws IllegalArgumentException if the proxy or the certificates that it needs can't be used
   */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      B builder, String service, String ofRegion, Optional<URI> endpoint, Duration answerTimeout) {
    URI uri = URI.create("https://" + service + "." + ofRegion + ".amazonaws.com");
    proxies.check(endpoint.orElse(uri));
    if ("https".equals(endpoint.orElse(uri).getScheme())) {
      prepareTls();
    }
    endpoint.ifPresent(builder::endpointOverride);
    // As with the AWS CLI, neither changes an endpoint that is configured.
    return builder
        .fipsEnabled(fips && endpoint.isEmpty())
        .dualstackEnabled(dualstack && endpoint.isEmpty())
        .defaultsMode(DefaultsMode.LEGACY)
        .region(Region.of(ofRegion))
        .httpClient(new ProxiedHttpClient(proxies, answerTimeout))
        .build();
  }
}
