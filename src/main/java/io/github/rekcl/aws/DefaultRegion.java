package io.github.rekcl.aws;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.Profile;
import io.github.rekcl.aws.credentials.CredentialSource;
import java.util.Optional;

/** The region of commands that name no ARN, as the AWS CLI finds it. */
public final class DefaultRegion {
  private static final String KEY = "region";

  private DefaultRegion() {}

  /**
   * Looks for a region: {@code AWS_REGION}, else {@code AWS_DEFAULT_REGION} (which the SDK doesn't
   * read), else the profile's. Asks no network.
   *
   * @param settings what the operator said
   * @return the region's code, or nothing if none is set up
   * @throws IllegalArgumentException if what is set up is no region's code, or can't be read
   * @throws software.amazon.awssdk.core.exception.SdkClientException if there is no such profile
   */
  public static Optional<String> find(AwsSettings settings) {
    Configuration configuration = settings.configuration();
    for (String name : new String[] {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
      String region = configuration.environment().getOrDefault(name, "");
      if (!region.isBlank()) {
        return Optional.of(checked(region, name));
      }
    }
    configuration
        .missingProfile()
        .ifPresent(
            missing -> {
              throw CredentialSource.none(missing);
            });
    Profile profile = configuration.profile();
    return profile.property(KEY).map(region -> checked(region, "the " + profile.where(KEY)));
  }

  /**
   * Tells whether a text has the form of a region's code: words of small letters and digits with a
   * {@code -} between them, for it becomes a part of a host's name.
   *
   * @param text what may be a region
   * @return whether it may be sent a request
   */
  public static boolean isRegion(String text) {
    return text.matches("[a-z][a-z0-9-]*-[a-z0-9-]*[a-z0-9]") && !text.contains("--");
  }

  private static String checked(String region, String where) {
    if (!isRegion(region)) {
      throw new IllegalArgumentException(
          "'" + region + "' is no region: " + where + " must be a code such as us-east-1");
    }
    return region;
  }
}
