package io.github.rekcl.aws;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.EndpointUrls;
import io.github.rekcl.aws.credentials.BoundedCredentials;
import io.github.rekcl.aws.credentials.CredentialChain;
import io.github.rekcl.aws.network.CaBundle;
import io.github.rekcl.aws.network.ClientFactory;
import io.github.rekcl.aws.network.ResponseInterceptor;
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

/** Builds clients of Amazon Rekognition, one for each region. */
public final class RekognitionClients {
  private static final String SERVICE = "rekognition";

  /** The timeout of one attempt; the service responds within a second. */
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(15);

  /** Expires before the SDK's timeout, so that the error message names the server. */
  private static final Duration READ_TIMEOUT = ATTEMPT_TIMEOUT.minusSeconds(1);

  /** The SDK's settings that have no default value, and can't be empty. */
  private static final Map<SdkSystemSetting, String> REQUIRED =
      Map.of(
          SdkSystemSetting.AWS_DISABLE_REQUEST_COMPRESSION, "false",
          SdkSystemSetting.AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026, "false",
          SdkSystemSetting.AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES, "10240");

  static {
    // Otherwise the JDK silently repeats a POST whose connection broke, and the service receives a
    // stop or a deletion twice. Retries are up to the SDK.
    System.setProperty("sun.net.http.retryPost", "false");
    // Saves slf4j the search for its provider in all modules and jars, and the line that says so.
    System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
  }

  private final @Nullable Consumer<String> requestLog;
  private final Optional<URI> endpoint;
  private final ClientFactory clients;
  private final AwsCredentialsProvider credentials;

  /** If no default region is configured, STS is called in the partition of this region. */
  private volatile String lastRegion = "us-east-1";

  /**
   * Prepares clients that share settings and credentials; makes no request.
   *
   * <p>A process must have only one instance, because the trusted certificates are global to the
   * JVM. They are set when the first client or credential source needs them.
   *
   * @throws IllegalArgumentException if a setting is invalid
   */
  public RekognitionClients(AwsSettings settings) {
    requestLog = settings.requestLog();
    Configuration configuration = settings.configuration();
    endpoint =
        Optional.ofNullable(settings.endpoint())
            .or(() -> EndpointUrls.find(configuration, SERVICE));
    clients =
        new ClientFactory(
            configuration,
            () -> DefaultRegion.find(configuration).orElse(lastRegion),
            CaBundle.find(settings.caBundle(), configuration));
    if (settings.emulated()) {
      hideEnvironment();
      credentials =
          StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator"));
    } else {
      credentials =
          new BoundedCredentials(() -> new CredentialChain(configuration, clients).choose());
    }
  }

  /** Overrides the SDK's environment variables with system properties, which take precedence. */
  private static void hideEnvironment() {
    for (SdkSystemSetting setting : SdkSystemSetting.values()) {
      if (System.getenv(setting.environmentVariable()) != null) {
        String defaultValue = Objects.requireNonNullElse(setting.defaultValue(), "");
        System.setProperty(setting.property(), REQUIRED.getOrDefault(setting, defaultValue));
      }
    }
  }

  /**
   * Builds a client; makes no request.
   *
   * @param region the region code, such as {@code us-east-1}
   * @param retries receives the operation of each retry, on any thread
   * @return a client that the caller must close
   * @throws software.amazon.awssdk.core.exception.SdkClientException if a setting is invalid
   * @throws IllegalArgumentException if the proxy or the certificates can't be used
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
                    .addExecutionInterceptor(new ResponseInterceptor())
                    .addExecutionInterceptor(new CallListener(retries, requestLog))
                    .build());
    return clients.build(builder, SERVICE, region, endpoint, READ_TIMEOUT);
  }
}
