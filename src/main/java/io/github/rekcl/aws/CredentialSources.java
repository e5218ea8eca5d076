package io.github.rekcl.aws;

import static software.amazon.awssdk.profiles.ProfileProperty.ROLE_ARN;
import static software.amazon.awssdk.profiles.ProfileProperty.WEB_IDENTITY_TOKEN_FILE;

import java.time.Duration;
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
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * Chooses where credentials come from: the first source that is set up, in the order of the AWS CLI
 * (botocore's {@code create_credential_resolver}). What is set up has to deliver; the SDK's own
 * chain would ask the others as well, and tell of all of them but the one that matters.
 */
final class CredentialSources {
  /** As everywhere where AWS_METADATA_SERVICE_TIMEOUT doesn't say it. */
  private static final Duration USUAL_METADATA_TIMEOUT = Duration.ofSeconds(1);

  private final AwsSettings settings;
  private final List<String> tried = new ArrayList<>();

  private CredentialSources(AwsSettings settings) {
    this.settings = settings;
  }

  /**
   * Chooses. Asks no network.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException if what is set up can't work
   */
  static CredentialSource choose(AwsSettings settings) {
    return new CredentialSources(settings).choose();
  }

  private CredentialSource choose() {
    ChosenProfile profile = ChosenProfile.of(settings).required();
    // As with the AWS CLI, a profile that is named goes before credentials in the environment.
    boolean option = settings.profile() != null;
    Optional<CredentialSource> found = option ? Optional.empty() : keys();
    if (found.isEmpty() && !option && !ProfileFiles.read().kind(profile.name()).assumesRole()) {
      found = webIdentity(profile);
    }
    tried.add("profile " + profile.name());
    return found
        .or(() -> ProfileSource.of(profile, settings))
        .or(this::container)
        .orElseGet(() -> instance(profile));
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

  private Optional<CredentialSource> webIdentity(ChosenProfile profile) {
    tried.add("AWS_WEB_IDENTITY_TOKEN_FILE");
    if (!isSet(SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE)) {
      checkRole(profile);
      return Optional.empty();
    }
    if (!isSet(SdkSystemSetting.AWS_ROLE_ARN)) {
      throw CredentialSource.none(
          "AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN, the role's ARN, is missing");
    }
    SdkDefaults.forServicesBeside(settings);
    return Optional.of(
        new CredentialSource(
            WebIdentityTokenFileCredentialsProvider.create(), "AWS_WEB_IDENTITY_TOKEN_FILE"));
  }

  /** The AWS CLI takes the token of the profile then, and the role of the environment. */
  private static void checkRole(ChosenProfile profile) {
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
    return isSet(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)
            || isSet(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI)
        ? Optional.of(
            new CredentialSource(ContainerCredentialsProvider.create(), "the container's role"))
        : Optional.empty();
  }

  private CredentialSource instance(ChosenProfile profile) {
    String nothing = "nothing in " + String.join(", ", tried);
    String disabled = SdkSystemSetting.AWS_EC2_METADATA_DISABLED.getStringValue().orElse("");
    if (disabled.equalsIgnoreCase("true")) {
      throw CredentialSource.none(nothing + "; AWS_EC2_METADATA_DISABLED is set");
    }
    return new CredentialSource(
        InstanceProfileCredentialsProvider.builder().profileName(profile.name()).build(),
        // Of a machine that is none of EC2's, the SDK asks for a token, and without one for a role.
        metadataTimeout(profile).multipliedBy(2),
        nothing + "; EC2 metadata service",
        "");
  }

  private static Duration metadataTimeout(ChosenProfile profile) {
    return SdkSystemSetting.AWS_METADATA_SERVICE_TIMEOUT
        .getNonDefaultStringValue()
        .or(() -> profile.property(ProfileProperty.METADATA_SERVICE_TIMEOUT))
        .filter(seconds -> seconds.matches("[0-9]{1,3}(\\.[0-9]{1,3})?"))
        .map(seconds -> Duration.ofMillis((long) (Double.parseDouble(seconds) * 1_000)))
        .orElse(USUAL_METADATA_TIMEOUT);
  }

  private static boolean isSet(SdkSystemSetting setting) {
    return setting.getStringValue().filter(value -> !value.isBlank()).isPresent();
  }
}
