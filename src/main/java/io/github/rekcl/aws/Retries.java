package io.github.rekcl.aws;

import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Mode and attempts, which AWS_RETRY_MODE and AWS_MAX_ATTEMPTS or the profile change as everywhere.
 * They are pinned, so that another default of a later SDK changes nothing.
 */
final class Retries {
  private static final String ATTEMPTS_OF_PROFILE = "max_attempts";

  /** As the standard and adaptive modes of every AWS SDK. */
  private static final int ATTEMPTS = 3;

  private Retries() {}

  /** Returns those that an emulator is asked with, whatever is set up. */
  static RetryStrategy usual() {
    return of(RetryMode.STANDARD, ATTEMPTS);
  }

  /**
   * Returns those that are set up.
   *
   * @throws IllegalArgumentException if they can't be used
   */
  static RetryStrategy of(ChosenProfile profile) {
    RetryMode mode =
        value(SdkSystemSetting.AWS_RETRY_MODE)
            .map(text -> mode(text, SdkSystemSetting.AWS_RETRY_MODE.environmentVariable()))
            .or(
                () ->
                    profile
                        .property(ProfileProperty.RETRY_MODE)
                        .map(text -> mode(text, profile.setting(ProfileProperty.RETRY_MODE))))
            .orElse(RetryMode.STANDARD);
    int attempts =
        value(SdkSystemSetting.AWS_MAX_ATTEMPTS)
            .map(text -> attempts(text, SdkSystemSetting.AWS_MAX_ATTEMPTS.environmentVariable()))
            .or(
                () ->
                    profile
                        .property(ATTEMPTS_OF_PROFILE)
                        .map(text -> attempts(text, profile.setting(ATTEMPTS_OF_PROFILE))))
            .orElse(ATTEMPTS);
    return of(mode, attempts);
  }

  private static RetryStrategy of(RetryMode mode, int attempts) {
    if (SdkSystemSetting.AWS_MAX_ATTEMPTS.getStringValue().isPresent()) {
      // The SDK reads it once more, and stumbles over what doesn't count here.
      System.setProperty(SdkSystemSetting.AWS_MAX_ATTEMPTS.property(), Integer.toString(attempts));
    }
    return AwsRetryStrategy.forRetryMode(mode).toBuilder().maxAttempts(attempts).build();
  }

  private static Optional<String> value(SdkSystemSetting setting) {
    return setting.getStringValue().filter(text -> !text.isBlank());
  }

  private static RetryMode mode(String text, String from) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "standard" -> RetryMode.STANDARD;
      case "adaptive" -> RetryMode.ADAPTIVE_V2;
      case "legacy" -> RetryMode.LEGACY;
      default ->
          throw new IllegalArgumentException(
              from + " must be standard, adaptive or legacy: " + text);
    };
  }

  private static int attempts(String text, String from) {
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(from + " must be a number from 1 to 9999: " + text);
    }
    return Integer.parseInt(text);
  }
}
