package io.github.rekcl.aws;

import java.math.BigDecimal;
import java.time.Duration;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * How long EC2's metadata service may take. Each request has a time-out of the SDK's own, which
 * gives up after two of them where nobody answers: the first is for a token that isn't required.
 */
final class MetadataTimeout {
  private static final String VARIABLE =
      SdkSystemSetting.AWS_METADATA_SERVICE_TIMEOUT.environmentVariable();

  /** As everywhere where nothing says it. */
  private static final String USUAL = "1";

  /** A token, the role's name, its keys. */
  private static final int REQUESTS = 3;

  /** For classes to load, on a machine that is busy. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private MetadataTimeout() {}

  /**
   * Returns the bound of everything; only an answer in drips comes to it.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException if what is set up is no time,
   *     which the SDK would take for a fault of the service, or for no bound at all
   */
  static Duration ofAll(ChosenProfile profile) {
    return SdkSystemSetting.AWS_METADATA_SERVICE_TIMEOUT
        .getNonDefaultStringValue()
        .map(seconds -> read(seconds, VARIABLE))
        .or(
            () ->
                profile
                    .property(ProfileProperty.METADATA_SERVICE_TIMEOUT)
                    .map(seconds -> read(seconds, profile.setting("metadata_service_timeout"))))
        .orElseGet(() -> read(USUAL, VARIABLE))
        .multipliedBy(REQUESTS)
        .plus(SLACK);
  }

  private static Duration read(String seconds, String from) {
    if (seconds.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")) {
      Duration read = Duration.ofMillis(new BigDecimal(seconds).movePointRight(3).longValue());
      if (!read.isZero()) {
        return read;
      }
    }
    throw CredentialSource.none(
        from + " must be a number of seconds from 0.001 to 999: '" + seconds + "'");
  }
}
