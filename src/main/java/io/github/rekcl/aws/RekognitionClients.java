package io.github.rekcl.aws;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Builds clients of the service, one a region. */
public final class RekognitionClients {
  /** One attempt of a call; the service answers these operations within a second. */
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(15);

  /** As the standard and adaptive modes of every AWS SDK. */
  private static final int ATTEMPTS = 3;

  static {
    // Without this the JDK repeats a POST whose connection broke, behind the SDK's back, and the
    // service sees a stop or a deletion twice where one was sent. Repeating is the SDK's task.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private final AwsSettings settings;
  private final ChosenProfile profile;
  private final RetryStrategy retries;
  private final Proxies proxies;
  private final AwsCredentialsProvider credentials;

  /**
   * Makes clients with the same settings, and the same credentials; nothing is asked for yet.
   *
   * @param settings what the operator said
   * @throws IllegalArgumentException if the settings, or those of the environment, can't be used
   */
  public RekognitionClients(AwsSettings settings) {
    this(settings, System.getenv());
  }

  RekognitionClients(AwsSettings settings, Map<String, String> environment) {
    this.settings = settings;
    profile = ChosenProfile.of(settings);
    retries = retries(profile);
    if (settings.throwAwayCredentials()) {
      // The emulator is in this process: no proxy knows the way to it.
      proxies = Proxies.direct();
      credentials =
          StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator"));
    } else {
      IgnoredEndpoints.refuse(settings, environment, profile);
      proxies = Proxies.of(environment);
      credentials = new ExplainedCredentials(() -> CredentialSources.choose(settings));
      CaBundle.find(settings, environment, profile).ifPresent(CaBundle::trust);
    }
  }

  /**
   * Builds a client; nothing is sent yet.
   *
   * @param region the region's code, such as {@code us-east-1}
   * @param repeats told the operation of each attempt that the SDK makes again; from any thread
   * @return a client that its owner closes
   * @throws software.amazon.awssdk.core.exception.SdkClientException if the settings can't be used
   */
  public RekognitionClient open(String region, Consumer<String> repeats) {
    var builder =
        RekognitionClient.builder()
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .overrideConfiguration(configuration(repeats))
            .httpClient(HttpClients.create(proxies, ATTEMPT_TIMEOUT));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    return builder.build();
  }

  private ClientOverrideConfiguration configuration(Consumer<String> repeats) {
    var configuration =
        ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
            .retryStrategy(retries)
            .defaultProfileFile(profile.file())
            .defaultProfileName(profile.name())
            .addExecutionInterceptor(new Repeats(repeats));
    if (settings.requestLog() != null) {
      configuration.addExecutionInterceptor(new RequestLog(settings.requestLog()));
    }
    return configuration.build();
  }

  /**
   * Pins mode and attempts, which AWS_RETRY_MODE and AWS_MAX_ATTEMPTS or the profile change as
   * everywhere, so that another default of a later SDK changes nothing.
   */
  private static RetryStrategy retries(ChosenProfile profile) {
    RetryMode mode =
        RetryMode.resolver()
            .profileFile(profile::file)
            .profileName(profile.name())
            .defaultRetryMode(RetryMode.STANDARD)
            .resolve();
    int attempts =
        SdkSystemSetting.AWS_MAX_ATTEMPTS
            .getStringValue()
            .or(() -> profile.property("max_attempts"))
            .map(RekognitionClients::attempts)
            .orElse(ATTEMPTS);
    return AwsRetryStrategy.forRetryMode(mode).toBuilder().maxAttempts(attempts).build();
  }

  private static int attempts(String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException("AWS_MAX_ATTEMPTS must be a number from 1: " + text);
    }
    return Integer.parseInt(text);
  }
}
