package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * The credentials of an EC2 instance. The SDK applies the configured timeout to each request.
 * Without a metadata service it gives up after two requests: the first is for an optional token.
 */
final class InstanceCredentials {
  private static final String TIMEOUT = "metadata_service_timeout";

  /** The settings of a profile, which the SDK can't read because it is given no files. */
  private static final Map<SdkSystemSetting, String> SETTINGS =
      Map.of(
          SdkSystemSetting.AWS_METADATA_SERVICE_TIMEOUT, TIMEOUT,
          SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT, "ec2_metadata_service_endpoint",
          SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE,
              "ec2_metadata_service_endpoint_mode",
          SdkSystemSetting.AWS_EC2_METADATA_V1_DISABLED, "ec2_metadata_v1_disabled");

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(1);

  /** For the token, the name of the role, and its keys. */
  private static final int REQUESTS = 3;

  /** Time to load classes on a busy machine. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private InstanceCredentials() {}

  static boolean areDisabled(Configuration configuration) {
    return configuration
        .variable("AWS_EC2_METADATA_DISABLED")
        .filter(value -> value.equalsIgnoreCase("true"))
        .isPresent();
  }

  static AwsCredentialsProvider provider(Configuration configuration) {
    SETTINGS.forEach(
        (setting, key) ->
            configuration
                .setting(setting.environmentVariable(), key)
                .ifPresent(found -> System.setProperty(setting.property(), found.value())));
    return InstanceProfileCredentialsProvider.create();
  }

  /**
   * Returns the timeout of all requests together, which matters only if a response is very slow.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException if the configured timeout is
   *     invalid, which the SDK would report as a failure of the service, or ignore
   */
  static Duration timeout(Configuration configuration) {
    return configuration
        .setting("AWS_METADATA_SERVICE_TIMEOUT", TIMEOUT)
        .map(InstanceCredentials::seconds)
        .orElse(DEFAULT_TIMEOUT)
        .multipliedBy(REQUESTS)
        .plus(SLACK);
  }

  private static Duration seconds(Setting setting) {
    String value = setting.value();
    if (!value.matches("(?=.*[1-9])[0-9]{1,3}(\\.[0-9]{1,3})?")) {
      throw CredentialSource.none(
          setting.where() + " must be a number of seconds from 0.001 to 999: '" + value + "'");
    }
    return Duration.ofMillis(new BigDecimal(value).movePointRight(3).longValue());
  }
}
