package io.github.rekcl.aws.network;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.EndpointUrls;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
 * Builds SDK clients with the configured proxies, certificates, retries and endpoints. The SDK
 * reads no file of {@code ~/.aws}, because it would interpret them differently from the AWS CLI.
 * Proxies and certificates are checked when the first client that needs them is built.
 */
public final class ClientFactory {
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

  /** The default of the AWS SDKs for the standard and adaptive modes. */
  private static final int ATTEMPTS = 3;

  private static final Map<String, RetryMode> RETRY_MODES =
      Map.of(
          "standard", RetryMode.STANDARD,
          "adaptive", RetryMode.ADAPTIVE_V2,
          "legacy", RetryMode.LEGACY);

  /** Not a file, so that the SDK reads none. */
  private static final String NO_FILE = ".";

  private final Configuration configuration;
  private final Supplier<String> region;
  private final Proxies proxies;
  private Optional<CaBundle> certificates;
  private final RetryStrategy retries;
  private final boolean fips;
  private final boolean dualstack;

  /**
   * Prepares the settings of clients.
   *
   * @param region returns the region for services without a region of their own
   * @param certificates the certificates to trust instead of the JVM's
   * @throws IllegalArgumentException if a setting is invalid
   */
  public ClientFactory(
      Configuration configuration, Supplier<String> region, Optional<CaBundle> certificates) {
    this.configuration = configuration;
    this.region = region;
    this.certificates = certificates;
    proxies = new Proxies(configuration.environment());
    retries = retries(configuration);
    fips = configuration.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
    dualstack = configuration.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
    configuration
        .setting("AWS_SDK_UA_APP_ID", "sdk_ua_app_id")
        .ifPresent(
            id -> System.setProperty(SdkSystemSetting.AWS_SDK_UA_APP_ID.property(), id.value()));
    // EndpointUrls finds the endpoints instead.
    System.setProperty(
        SdkSystemSetting.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS.property(), Boolean.toString(true));
    System.setProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property(), NO_FILE);
    System.setProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(), NO_FILE);
  }

  /** Sets mode and attempts explicitly, because the SDK's defaults may change. */
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
      // The SDK also reads the variable, and would reject values that are ignored here.
      System.setProperty(SdkSystemSetting.AWS_MAX_ATTEMPTS.property(), Integer.toString(attempts));
    }
    return AwsRetryStrategy.forRetryMode(mode).toBuilder().maxAttempts(attempts).build();
  }

  /**
   * Returns the region for services without a region of their own.
   *
   * @throws IllegalArgumentException if the configured region is invalid
   */
  public String region() {
    return region.get();
  }

  /** Returns the configuration that all clients share. */
  public ClientOverrideConfiguration.Builder configuration() {
    return ClientOverrideConfiguration.builder().retryStrategy(retries);
  }

  /**
   * Makes all later https connections of the process trust the configured certificates.
   *
   * @throws IllegalArgumentException if they can't be used
   */
  public synchronized void prepareTls() {
    certificates.ifPresent(CaBundle::trust);
    certificates = Optional.empty();
  }

  /**
   * Builds a client of a service that returns credentials. The client need not be closed.
   *
   * @param builder the builder, with credentials if the service needs any
   * @param service the service's id, such as {@code sso_oidc}
   * @throws IllegalArgumentException if the endpoint, the proxy or the certificates can't be used
   */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      B builder, String service, String regionCode) {
    builder.overrideConfiguration(configuration().build());
    Optional<URI> endpoint = EndpointUrls.find(configuration, service);
    return build(builder, service, regionCode, endpoint, READ_TIMEOUT);
  }

  /**
   * Builds a client with its own override configuration, endpoint and timeout.
   *
   * @throws IllegalArgumentException if the proxy or the certificates can't be used
   */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      B builder, String service, String regionCode, Optional<URI> endpoint, Duration readTimeout) {
    URI uri = URI.create("https://" + service + "." + regionCode + ".amazonaws.com");
    proxies.check(endpoint.orElse(uri));
    if ("https".equals(endpoint.orElse(uri).getScheme())) {
      prepareTls();
    }
    endpoint.ifPresent(builder::endpointOverride);
    // As in the AWS CLI, neither applies to a configured endpoint.
    return builder
        .fipsEnabled(fips && endpoint.isEmpty())
        .dualstackEnabled(dualstack && endpoint.isEmpty())
        .defaultsMode(DefaultsMode.LEGACY)
        .region(Region.of(regionCode))
        .httpClient(new ProxiedHttpClient(proxies, readTimeout, () -> X25519Sockets.SHARED))
        .build();
  }
}
