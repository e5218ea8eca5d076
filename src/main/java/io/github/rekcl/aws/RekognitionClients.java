package io.github.rekcl.aws;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.EndpointUrls;
import io.github.rekcl.aws.config.PathText;
import io.github.rekcl.aws.config.Profile;
import io.github.rekcl.aws.credentials.BoundedCredentials;
import io.github.rekcl.aws.credentials.CredentialChain;
import io.github.rekcl.aws.network.AnswerInterceptor;
import io.github.rekcl.aws.network.CaBundle;
import io.github.rekcl.aws.network.Network;
import io.github.rekcl.aws.network.RequestLog;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Builds clients of the service, one a region. */
public final class RekognitionClients {
  private static final String SERVICE = "rekognition";

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
  private final Optional<URI> endpoint;
  private final ClientDefaults defaults;
  private final AwsCredentialsProvider credentials;

  /**
   * Makes clients with the same settings, and the same credentials; nothing is asked for yet.
   *
   * <p>One for each process: the certificates to trust the JDK takes for the whole of it alone.
   * They are set with the first client for https, or the first credentials that need it, on the
   * thread of the first call.
   *
   * @param settings what the operator said
   * @throws IllegalArgumentException if the settings, or those of the environment, can't be used
   */
  public RekognitionClients(AwsSettings settings) {
    this.settings = settings;
    Configuration configuration = settings.configuration();
    endpoint =
        settings.endpoint() == null
            ? EndpointUrls.find(configuration, SERVICE)
            : Optional.of(settings.endpoint());
    // An emulator is in this process: no proxy knows the way to it.
    Network network =
        settings.throwAwayCredentials()
            ? Network.direct()
            : Network.of(configuration.environment(), caBundle(settings, configuration));
    defaults = new ClientDefaults(settings, network);
    credentials =
        settings.throwAwayCredentials()
            ? StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator"))
            : new BoundedCredentials(() -> CredentialChain.choose(configuration, defaults));
  }

  private static @Nullable CaBundle caBundle(AwsSettings settings, Configuration configuration) {
    Profile profile = configuration.profile();
    Map<String, String> environment = configuration.environment();
    return CaBundle.find(
            settings.caBundle(),
            environment,
            profile.name(),
            profile.property("ca_bundle").map(file -> PathText.expand(file, environment)))
        .orElse(null);
  }

  /**
   * Builds a client; nothing is sent yet.
   *
   * @param region the region's code, such as {@code us-east-1}
   * @param retries told the operation of each attempt that the SDK makes again; from any thread
   * @return a client that its owner closes
   * @throws software.amazon.awssdk.core.exception.SdkClientException if the settings can't be used
   * @throws IllegalArgumentException if the proxy or the certificates can't that it needs
   */
  public RekognitionClient open(String region, Consumer<String> retries) {
    defaults.fallBackTo(region);
    var builder =
        RekognitionClient.builder()
            .credentialsProvider(credentials)
            .overrideConfiguration(configuration(retries));
    return defaults.build(builder, SERVICE, region, endpoint, ANSWER_TIMEOUT);
  }

  private ClientOverrideConfiguration configuration(Consumer<String> retries) {
    var configuration =
        defaults
            .configuration()
            .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
            .addExecutionInterceptor(new RetryListener(retries))
            .addExecutionInterceptor(new AnswerInterceptor());
    if (settings.requestLog() != null) {
      configuration.addExecutionInterceptor(new RequestLog(settings.requestLog()));
    }
    return configuration.build();
  }
}
