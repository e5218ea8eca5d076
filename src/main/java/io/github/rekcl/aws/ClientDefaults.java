package io.github.rekcl.aws;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.EndpointUrls;
import io.github.rekcl.aws.credentials.ServiceClients;
import io.github.rekcl.aws.network.Network;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.utils.SystemSetting;

/**
 * What clients of all services have in common. The SDK is told everything that is set up, and finds
 * nothing by itself: it would read the files of {@code ~/.aws} in another way than the AWS CLI.
 */
final class ClientDefaults implements ServiceClients {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  /** What can't be empty, and has no default. */
  private static final Map<SdkSystemSetting, String> USUAL =
      Map.of(
          SdkSystemSetting.AWS_DISABLE_REQUEST_COMPRESSION, "false",
          SdkSystemSetting.AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026, "false",
          SdkSystemSetting.AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES, "10240");

  /** No file, so that the SDK reads none. */
  private static final String NO_FILE = ".";

  private final AwsSettings settings;
  private final Network network;
  private final RetryStrategy retries;
  private final boolean fips;
  private final boolean dualstack;

  /** Where nothing says a region: that of a client, so that it is one of the same partition. */
  private volatile String region = "us-east-1";

  /**
   * Reads what is set up.
   *
   * @throws IllegalArgumentException if it can't be used
   */
  ClientDefaults(AwsSettings settings, Network network) {
    this.settings = settings;
    this.network = network;
    Configuration configuration = settings.configuration();
    retries = RetrySettings.of(configuration);
    fips = configuration.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
    dualstack = configuration.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
    configuration
        .setting("AWS_SDK_UA_APP_ID", "sdk_ua_app_id")
        .ifPresent(id -> set(SdkSystemSetting.AWS_SDK_UA_APP_ID, id.value()));
    // Endpoints are looked up here, and each that counts is given to its client.
    set(SdkSystemSetting.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, "true");
    set(ProfileFileSystemSetting.AWS_CONFIG_FILE, NO_FILE);
    set(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE, NO_FILE);
    if (settings.throwAwayCredentials()) {
      hideEnvironment();
    }
  }

  /** Properties go before variables, and those that are empty are none. */
  private static void hideEnvironment() {
    for (SdkSystemSetting setting : SdkSystemSetting.values()) {
      if (System.getenv(setting.environmentVariable()) != null) {
        String value = setting.defaultValue();
        set(setting, value == null ? USUAL.getOrDefault(setting, "") : value);
      }
    }
  }

  private static void set(SystemSetting setting, String value) {
    System.setProperty(setting.property(), value);
  }

  /** Sets the region to fall back to. */
  void fallBackTo(String fallback) {
    region = fallback;
  }

  @Override
  public String region() {
    return DefaultRegion.find(settings).orElse(region);
  }

  @Override
  public void prepareTls() {
    network.prepareTls();
  }

  /** Returns what each client is configured with. */
  ClientOverrideConfiguration.Builder configuration() {
    return ClientOverrideConfiguration.builder().retryStrategy(retries);
  }

  @Override
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      B builder, String service, String ofRegion) {
    builder.overrideConfiguration(configuration().build());
    Optional<URI> endpoint = EndpointUrls.find(settings.configuration(), service);
    return build(builder, service, ofRegion, endpoint, ANSWER_TIMEOUT);
  }

  /**
   * Builds a client, with a configuration of its own.
   *
   * @throws IllegalArgumentException if the way to its endpoint can't be used
   */
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
      B builder, String service, String ofRegion, Optional<URI> endpoint, Duration timeout) {
    network.prepare(
        endpoint.orElseGet(
            () -> URI.create("https://" + service + "." + ofRegion + ".amazonaws.com")));
    endpoint.ifPresent(builder::endpointOverride);
    // As with the AWS CLI: an endpoint of one's own is what it is.
    return builder
        .fipsEnabled(fips && endpoint.isEmpty())
        .dualstackEnabled(dualstack && endpoint.isEmpty())
        .defaultsMode(DefaultsMode.LEGACY)
        .region(Region.of(ofRegion))
        .httpClient(network.httpClient(timeout))
        .build();
  }
}
