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
 * The credentials of an EC2 machine's role. Each request to the metadata service has a time-out of
 * the SDK's own, which gives up after two of them where nobody answers: the first is for a token
 * that isn't required.
 */
final class InstanceCredentials {
  private static final String TIMEOUT = "metadata_service_timeout";

  /** What the SDK would read in a profile, in its own grammar. */
  private static final Map<SdkSystemSetting, String> SETTINGS =
      Map.of(
          SdkSystemSetting.AWS_METADATA_SERVICE_TIMEOUT, TIMEOUT,
          SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT, "ec2_metadata_service_endpoint",
          SdkSystemSetting.AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE,
              "ec2_metadata_service_endpoint_mode",
          SdkSystemSetting.AWS_EC2_METADATA_V1_DISABLED, "ec2_metadata_v1_disabled");

  /** As everywhere where nothing says it. */
  private static final Setting ONE_SECOND = new Setting("1", "the default");

  /** A token, the role's name, its keys. */
  private static final int REQUESTS = 3;

  /** For classes to load, on a machine that is busy. */
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
   * Returns the bound of everything; only an answer in drips comes to it.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException if what is set up is no time,
   *     which the SDK would take for a fault of the service, or for no bound at all
   */
  static Duration timeout(Configuration configuration) {
    return seconds(
            configuration.setting("AWS_METADATA_SERVICE_TIMEOUT", TIMEOUT).orElse(ONE_SECOND))
        .multipliedBy(REQUESTS)
        .plus(SLACK);
  }

  private static Duration seconds(Setting setting) {
    if (setting.value().matches("[0-9]{1,3}(\\.[0-9]{1,3})?")) {
      Duration read =
          Duration.ofMillis(new BigDecimal(setting.value()).movePointRight(3).longValue());
      if (!read.isZero()) {
        return read;
      }
    }
    throw CredentialSource.none(
        setting.where()
            + " must be a number of seconds from 0.001 to 999: '"
            + setting.value()
            + "'");
  }
}
