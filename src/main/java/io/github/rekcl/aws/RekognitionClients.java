package io.github.rekcl.aws;

import io.github.rekcl.aws.network.AnswerInterceptor;
import io.github.rekcl.aws.network.CaBundle;
import io.github.rekcl.aws.network.Network;
import io.github.rekcl.aws.network.RequestLog;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Builds clients of the service, one a region. */
public final class RekognitionClients {
  /** One attempt of a call; the service answers these operations within a second. */
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(15);

  /** A little less, so that an answer that doesn't come is told with the server's name. */
  private static final Duration ANSWER_TIMEOUT = ATTEMPT_TIMEOUT.minusSeconds(1);

  static {
    // Without this the JDK repeats a POST whose connection broke, behind the SDK's back, and the
    // service sees a stop or a deletion twice where one was sent. Repeating is the SDK's task.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private final AwsSettings settings;
  private final ChosenProfile profile;
  private final RetryStrategy retries;
  private final Network network;
  private final SdkDefaults defaults;
  private final AwsCredentialsProvider credentials;

  /**
   * Makes clients with the same settings, and the same credentials; nothing is asked for yet.
   *
   * <p>One for each process: some of what it is told, the SDK and the JDK take for the whole of it
   * alone. Certificates to trust are set with the first client for https, or the first credentials
   * that need it; profile, region and HTTP client of STS and SSO with the latter, on the thread of
   * the first call.
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
    if (settings.throwAwayCredentials()) {
      // The emulator is in this process: no proxy knows the way to it.
      network = Network.direct();
      retries = Retries.usual();
      defaults = new SdkDefaults(settings, environment, network);
      credentials =
          StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator"));
    } else {
      IgnoredEndpoints.refuse(settings, environment, profile);
      network =
          Network.of(
              environment,
              CaBundle.find(
                      settings.caBundle(),
                      environment,
                      profile.name(),
                      profile.property("ca_bundle"))
                  .orElse(null));
      retries = Retries.of(profile);
      defaults = new SdkDefaults(settings, environment, network);
      credentials =
          new ExplainedCredentials(() -> CredentialSources.choose(settings, profile, defaults));
    }
  }

  /**
   * Builds a client; nothing is sent yet.
   *
   * @param region the region's code, such as {@code us-east-1}
   * @param repeats told the operation of each attempt that the SDK makes again; from any thread
   * @return a client that its owner closes
   * @throws software.amazon.awssdk.core.exception.SdkClientException if the settings can't be used
   * @throws IllegalArgumentException if the proxy or the certificates can't that it needs
   */
  public RekognitionClient open(String region, Consumer<String> repeats) {
    defaults.beside(region);
    var builder =
        RekognitionClient.builder()
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .overrideConfiguration(configuration(repeats))
            .httpClient(network.httpClient(ANSWER_TIMEOUT));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    RekognitionClient client = builder.build();
    try {
      network.prepare(endpoint(client, region));
      return client;
    } catch (IllegalArgumentException e) {
      client.close();
      throw e;
    }
  }

  /** Where requests will go, as far as it matters for the way there. */
  private static URI endpoint(RekognitionClient client, String region) {
    return client
        .serviceClientConfiguration()
        .endpointOverride()
        .orElseGet(() -> URI.create("https://rekognition." + region + ".amazonaws.com"));
  }

  private ClientOverrideConfiguration configuration(Consumer<String> repeats) {
    var configuration =
        ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
            .retryStrategy(retries)
            .defaultProfileFile(profile.file())
            .defaultProfileName(profile.name())
            .addExecutionInterceptor(new Repeats(repeats))
            .addExecutionInterceptor(new AnswerInterceptor());
    if (settings.requestLog() != null) {
      configuration.addExecutionInterceptor(new RequestLog(settings.requestLog()));
    }
    return configuration.build();
  }
}
