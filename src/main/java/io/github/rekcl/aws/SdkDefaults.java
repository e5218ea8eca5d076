package io.github.rekcl.aws;

import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** Tells the clients of STS and SSO, which the SDK makes by itself, what the operator said. */
final class SdkDefaults {
  /** Where STS is that serves all regions. */
  private static final String GLOBAL = "us-east-1";

  private SdkDefaults() {}

  /**
   * Sets what they go by: the profile that was chosen, for its endpoints; and a region, for which
   * the SDK would else ask the EC2 metadata service, and then leave AWS_ENDPOINT_URL_STS out.
   */
  static void forServicesBeside(AwsSettings settings) {
    HttpService.use();
    ChosenProfile profile = ChosenProfile.of(settings);
    if (profile.asked()) {
      System.setProperty(ProfileFileSystemSetting.AWS_PROFILE.property(), profile.name());
    }
    if (SdkSystemSetting.AWS_REGION.getStringValue().filter(r -> !r.isBlank()).isEmpty()) {
      System.setProperty(
          SdkSystemSetting.AWS_REGION.property(),
          DefaultRegion.find(settings, System.getenv()).orElse(GLOBAL));
    }
  }
}
