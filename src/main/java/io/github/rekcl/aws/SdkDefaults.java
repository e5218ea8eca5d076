package io.github.rekcl.aws;

import io.github.rekcl.aws.network.Network;
import java.util.Map;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/** Tells the clients of STS and SSO, which the SDK makes by itself, what the operator said. */
final class SdkDefaults {
  private final AwsSettings settings;
  private final Map<String, String> environment;
  private final Network network;

  /** Where nothing says a region: that of a client, so that it is one of the same partition. */
  private volatile String region = "us-east-1";

  SdkDefaults(AwsSettings settings, Map<String, String> environment, Network network) {
    this.settings = settings;
    this.environment = environment;
    this.network = network;
  }

  /** Notes the region of a client. */
  void beside(String aRegion) {
    region = aRegion;
  }

  /**
   * Sets what they go by: the profile that was chosen, for its endpoints; and a region, for which
   * the SDK would else ask the EC2 metadata service, and then leave AWS_ENDPOINT_URL_STS out.
   *
   * @throws IllegalArgumentException if the region or the certificates can't be used
   */
  void forServicesBeside() {
    network.prepareTls();
    network.useForServicesBeside();
    ChosenProfile profile = ChosenProfile.of(settings);
    if (profile.asked()) {
      System.setProperty(ProfileFileSystemSetting.AWS_PROFILE.property(), profile.name());
    }
    if (SdkSystemSetting.AWS_REGION.getStringValue().filter(r -> !r.isBlank()).isEmpty()) {
      System.setProperty(
          SdkSystemSetting.AWS_REGION.property(),
          DefaultRegion.find(settings, environment).orElse(region));
    }
  }

  /** Sets what the SDK goes by that asks a container's endpoint, which may be one of https. */
  void forContainers() {
    if (SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI
        .getStringValue()
        .filter(uri -> uri.startsWith("https:"))
        .isPresent()) {
      network.prepareTls();
    }
  }
}
