package io.github.rekcl.aws;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.ProfileProperty;

/** The region of commands that name no ARN, as the AWS CLI finds it. */
public final class DefaultRegion {
  private static final Pattern REGION = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");

  private DefaultRegion() {}

  /**
   * Looks for a region: {@code AWS_REGION}, else {@code AWS_DEFAULT_REGION} (which the SDK doesn't
   * read), else the profile's. Asks no network.
   *
   * @param settings what the operator said
   * @param environment the process's environment variables
   * @return the region's code, or nothing if none is set up
   * @throws IllegalArgumentException if what is set up is no region's code
   */
  public static Optional<String> find(AwsSettings settings, Map<String, String> environment) {
    return variable(environment, "AWS_REGION")
        .or(() -> variable(environment, "AWS_DEFAULT_REGION"))
        .or(() -> profile(ChosenProfile.of(settings)));
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(region -> !region.isBlank())
        .map(region -> checked(region, name));
  }

  private static Optional<String> profile(ChosenProfile profile) {
    return profile
        .property(ProfileProperty.REGION)
        .map(region -> checked(region, "the " + profile.setting("region")));
  }

  /** A region becomes a part of a host's name. */
  private static String checked(String region, String from) {
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException(
          "'" + region + "' is no region: " + from + " must be a code such as us-east-1");
    }
    return region;
  }
}
