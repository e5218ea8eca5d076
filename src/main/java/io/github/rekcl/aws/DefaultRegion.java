package io.github.rekcl.aws;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.credentials.CredentialSource;
import java.util.List;
import java.util.Optional;

/** Finds the region for commands without an ARN, as the AWS CLI does. */
public final class DefaultRegion {
  private DefaultRegion() {}

  /**
   * Returns the region of {@code AWS_REGION}, {@code AWS_DEFAULT_REGION} (which the SDK ignores) or
   * the profile. Makes no request.
   *
   * @return the region code, or nothing if none is configured
   * @throws IllegalArgumentException if the value is not a region code
   * @throws software.amazon.awssdk.core.exception.SdkClientException if a profile was named that
   *     does not exist
   */
  public static Optional<String> find(Configuration configuration) {
    for (String name : List.of("AWS_REGION", "AWS_DEFAULT_REGION")) {
      String region = configuration.environment().getOrDefault(name, "");
      if (!region.isBlank()) {
        return Optional.of(checked(region, name));
      }
    }
    CredentialSource.checkProfile(configuration);
    return configuration
        .profile()
        .find("region")
        .map(setting -> checked(setting.value(), "the " + setting.where()));
  }

  /**
   * Reports whether a text has the form of a region code: lower-case letters and digits, with a
   * {@code -} between words. Any other text must not become part of a host name.
   */
  public static boolean isRegion(String text) {
    return text.matches("[a-z][a-z0-9-]*-[a-z0-9-]*[a-z0-9]") && !text.contains("--");
  }

  private static String checked(String region, String where) {
    if (!isRegion(region)) {
      throw new IllegalArgumentException(
          "'" + region + "' is not a region: " + where + " must be a code such as us-east-1");
    }
    return region;
  }
}
