package io.github.rekcl.aws;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.Setting;
import java.util.Locale;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Mode and attempts, which AWS_RETRY_MODE and AWS_MAX_ATTEMPTS or the profile change as everywhere.
 * They are pinned, so that another default of a later SDK changes nothing.
 */
final class RetrySettings {
  /** As the standard and adaptive modes of every AWS SDK. */
  private static final int ATTEMPTS = 3;

  private static final int MOST_ATTEMPTS = 9_999;

  private RetrySettings() {}

  /**
   * Returns what is set up.
   *
   * @throws IllegalArgumentException if it can't be used
   */
  static RetryStrategy of(Configuration configuration) {
    RetryMode mode =
        configuration
            .setting("AWS_RETRY_MODE", "retry_mode")
            .map(RetrySettings::mode)
            .orElse(RetryMode.STANDARD);
    int attempts =
        configuration
            .setting("AWS_MAX_ATTEMPTS", "max_attempts")
            .map(RetrySettings::attempts)
            .orElse(ATTEMPTS);
    if (SdkSystemSetting.AWS_MAX_ATTEMPTS.getStringValue().isPresent()) {
      // The SDK reads it once more, and stumbles over what doesn't count here.
      System.setProperty(SdkSystemSetting.AWS_MAX_ATTEMPTS.property(), Integer.toString(attempts));
    }
    return AwsRetryStrategy.forRetryMode(mode).toBuilder().maxAttempts(attempts).build();
  }

  private static RetryMode mode(Setting setting) {
    return switch (setting.value().toLowerCase(Locale.ROOT)) {
      case "standard" -> RetryMode.STANDARD;
      case "adaptive" -> RetryMode.ADAPTIVE_V2;
      case "legacy" -> RetryMode.LEGACY;
      default ->
          throw new IllegalArgumentException(
              setting.where() + " must be standard, adaptive or legacy: " + setting.value());
    };
  }

  private static int attempts(Setting setting) {
    try {
      int attempts = Integer.parseUnsignedInt(setting.value());
      if (attempts > 0 && attempts <= MOST_ATTEMPTS) {
        return attempts;
      }
    } catch (NumberFormatException e) {
      // Told in the same words.
    }
    throw new IllegalArgumentException(
        setting.where() + " must be a number from 1 to " + MOST_ATTEMPTS + ": " + setting.value());
  }
}
