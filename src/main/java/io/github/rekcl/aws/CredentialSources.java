package io.github.rekcl.aws;

import static software.amazon.awssdk.profiles.ProfileProperty.ROLE_ARN;
import static software.amazon.awssdk.profiles.ProfileProperty.WEB_IDENTITY_TOKEN_FILE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * Chooses where credentials come from: the first source that is set up, in the order of the AWS CLI
 * (botocore's {@code create_credential_resolver}). What is set up has to deliver; the SDK's own
 * chain would ask the others as well, and tell of all of them but the one that matters.
 */
final class CredentialSources {
  private final AwsSettings settings;
  private final ChosenProfile profile;
  private final SdkDefaults defaults;
  private final List<String> tried = new ArrayList<>();

  private CredentialSources(AwsSettings settings, ChosenProfile profile, SdkDefaults defaults) {
    this.settings = settings;
    this.profile = profile;
    this.defaults = defaults;
  }

  /**
   * Chooses. Asks no network.
   *
   * @param profile the profile that a command uses
   * @param defaults set for what the SDK makes by itself, if the source needs that
   * @throws software.amazon.awssdk.core.exception.SdkClientException if what is set up can't work
   * @throws IllegalArgumentException if a setting is none
   */
  static CredentialSource choose(
      AwsSettings settings, ChosenProfile profile, SdkDefaults defaults) {
    return new CredentialSources(settings, profile, defaults).choose();
  }

  private CredentialSource choose() {
    profile.require();
    // As with the AWS CLI, a profile that is named goes before credentials in the environment.
    boolean option = settings.profile() != null;
    Optional<CredentialSource> found = option ? Optional.empty() : keys();
    if (found.isEmpty() && !option && !ProfileFiles.read().kind(profile.name()).assumesRole()) {
      found = webIdentity();
    }
    tried.add("profile " + profile.name());
    return found
        .or(() -> ProfileSource.of(profile, defaults))
        .or(this::container)
        .orElseGet(this::instance);
  }

  private Optional<CredentialSource> keys() {
    tried.add("AWS_ACCESS_KEY_ID");
    if (!isSet(SdkSystemSetting.AWS_ACCESS_KEY_ID)) {
      return Optional.empty();
    }
    boolean ofTheJvm = System.getProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property()) != null;
    AwsCredentialsProvider provider =
        ofTheJvm
            ? SystemPropertyCredentialsProvider.create()
            : EnvironmentVariableCredentialsProvider.create();
    return Optional.of(new CredentialSource(provider, "AWS_ACCESS_KEY_ID is set, but"));
  }

  private Optional<CredentialSource> webIdentity() {
    tried.add("AWS_WEB_IDENTITY_TOKEN_FILE");
    if (!isSet(SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE)) {
      checkRole();
      return Optional.empty();
    }
    if (!isSet(SdkSystemSetting.AWS_ROLE_ARN)) {
      throw CredentialSource.none(
          "AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN, the role's ARN, is missing");
    }
    defaults.forServicesBeside();
    return Optional.of(
        new CredentialSource(
            WebIdentityTokenFileCredentialsProvider.create(), "AWS_WEB_IDENTITY_TOKEN_FILE"));
  }

  /** The AWS CLI takes the token of the profile then, and the role of the environment. */
  private void checkRole() {
    Optional<String> role =
        SdkSystemSetting.AWS_ROLE_ARN.getStringValue().filter(arn -> !arn.isBlank());
    if (role.isPresent()
        && profile.property(WEB_IDENTITY_TOKEN_FILE).isPresent()
        && !role.equals(profile.property(ROLE_ARN))) {
      throw CredentialSource.none(
          "AWS_ROLE_ARN is another role than the role_arn of profile "
              + profile.name()
              + " with its web_identity_token_file; unset it, or give --profile");
    }
  }

  private Optional<CredentialSource> container() {
    tried.add("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and _FULL_URI");
    if (!isSet(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)
        && !isSet(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI)) {
      return Optional.empty();
    }
    defaults.forContainers();
    return Optional.of(
        new CredentialSource(ContainerCredentialsProvider.create(), "the container's role"));
  }

  private CredentialSource instance() {
    String nothing = "nothing in " + String.join(", ", tried);
    String disabled = SdkSystemSetting.AWS_EC2_METADATA_DISABLED.getStringValue().orElse("");
    if (disabled.equalsIgnoreCase("true")) {
      throw CredentialSource.none(nothing + "; AWS_EC2_METADATA_DISABLED is set");
    }
    return new CredentialSource(
        InstanceProfileCredentialsProvider.builder().profileName(profile.name()).build(),
        MetadataTimeout.ofAll(profile),
        nothing + "; EC2 metadata service",
        "",
        false);
  }

  private static boolean isSet(SdkSystemSetting setting) {
    return setting.getStringValue().filter(value -> !value.isBlank()).isPresent();
  }
}
