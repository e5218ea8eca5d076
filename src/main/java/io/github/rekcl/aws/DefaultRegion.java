package io.github.rekcl.aws;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;

/** The region of commands that name no ARN, as the AWS CLI finds it. */
public final class DefaultRegion {
  private DefaultRegion() {}

  /**
   * Looks for a region: {@code AWS_REGION}, else {@code AWS_DEFAULT_REGION} (which the SDK doesn't
   * read), else the profile's. Asks no network.
   *
   * @param settings what the operator said
   * @param environment the process's environment variables
   * @return the region's code, or nothing if none is set up
   */
  public static Optional<String> find(AwsSettings settings, Map<String, String> environment) {
    return variable(environment, "AWS_REGION")
        .or(() -> variable(environment, "AWS_DEFAULT_REGION"))
        .or(() -> profile(settings));
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(region -> !region.isBlank());
  }

  private static Optional<String> profile(AwsSettings settings) {
    try {
      Region region =
          new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, settings.profile())
              .getRegion();
      return Optional.ofNullable(region).map(Region::id);
    } catch (SdkClientException e) {
      // That is how this provider says that it has none.
      return Optional.empty();
    }
  }
}
