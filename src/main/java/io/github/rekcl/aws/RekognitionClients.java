package io.github.rekcl.aws;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.EndpointUrls;
import io.github.rekcl.aws.credentials.BoundedCredentials;
import io.github.rekcl.aws.credentials.CredentialChain;
import io.github.rekcl.aws.network.AnswerInterceptor;
import io.github.rekcl.aws.network.CaBundle;
import io.github.rekcl.aws.network.ClientFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** Builds clients of the service, one a region. */
public final class RekognitionClients {
  private static final String SERVICE = "rekognition";

  /** One attempt of a call; the service answers these operations within a second. */
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(15);

  /** A little less, so that an answer that doesn't come is told with the server's name. */
  private static final Duration ANSWER_TIMEOUT = ATTEMPT_TIMEOUT.minusSeconds(1);

  /** Settings that can't be empty, and have no default. */
  private static final Map<SdkSystemSetting, String> REQUIRED =
      Map.of(
          SdkSystemSetting.AWS_DISABLE_REQUEST_COMPRESSION, "false",
          SdkSystemSetting.AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026, "false",
          SdkSystemSetting.AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES, "10240");

  static {
    // Without this the JDK repeats a POST whose connection broke, behind the SDK's back, and the
    // service sees a stop or a deletion twice where one was sent. Repeating is the SDK's task.
    System.setProperty("sun.net.http.retryPost", "false");
    // Saves slf4j the search for its provider in all modules and jars, and the line that says so.
    System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
  }

  private final @Nullable Consumer<String> requestLog;
  private final Optional<URI> endpoint;
  private final ClientFactory clients;
  private final AwsCredentialsProvider credentials;

  /** Where nothing says a region: that of a client, so that it is one of the same partition. */
  private volatile String lastRegion = "us-east-1";

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
    requestLog = settings.requestLog();
    Configuration configuration = settings.configuration();
    endpoint =
        settings.endpoint() == null
            ? EndpointUrls.find(configuration, SERVICE)
            : Optional.of(settings.endpoint());
    clients =
        new ClientFactory(
            configuration,
            () -> DefaultRegion.find(settings).orElse(lastRegion),
            CaBundle.find(settings.caBundle(), configuration).orElse(null));
    if (settings.throwAwayCredentials()) {
      hideEnvironment();
      credentials =
          StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator"));
    } else {
      credentials = new BoundedCredentials(() -> CredentialChain.choose(configuration, clients));
    }
  }

  /** Properties go before variables, and those that are empty are none. */
  private static void hideEnvironment() {
    for (SdkSystemSetting setting : SdkSystemSetting.values()) {
      if (System.getenv(setting.environmentVariable()) != null) {
        String usual = Objects.requireNonNullElse(setting.defaultValue(), "");
        System.setProperty(setting.property(), REQUIRED.getOrDefault(setting, usual));
      }
    }
  }

  /**
   * Builds a client; nothing is sent yet.
   *
   * @param region the region's code, such as {@code us-east-1}
   * @param retries told the operation of each attempt that the SDK makes again; from any thread
   * @return a client that its owner closes
   * @throws software.amazon.awssdk.core.exception.SdkClientException if the settings can't be used
   * @throws IllegalArgumentException if the proxy or the certificates that it needs can't be used
   */
  public RekognitionClient open(String region, Consumer<String> retries) {
    lastRegion = region;
    var builder =
        RekognitionClient.builder()
            .credentialsProvider(credentials)
            .overrideConfiguration(
                clients
                    .configuration()
                    .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                    .addExecutionInterceptor(new AnswerInterceptor())
                    .addExecutionInterceptor(new CallListener(retries, requestLog))
                    .build());
    return clients.build(builder, SERVICE, region, endpoint, ANSWER_TIMEOUT);
  }
}
