package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.Profile;
import io.github.rekcl.aws.network.ClientFactory;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

/**
 * Chooses the first configured source of credentials, in the order of the AWS CLI (botocore's
 * {@code create_credential_resolver}). If that source fails, no other is tried: the SDK's default
 * chain would try them all, and bury the relevant error.
 */
public final class CredentialChain {
  private final Configuration configuration;
  private final ClientFactory clients;

  /** Prepares the choice; {@code clients} builds the clients of STS and SSO. */
  public CredentialChain(Configuration configuration, ClientFactory clients) {
    this.configuration = configuration;
    this.clients = clients;
  }

  /**
   * Chooses a source; makes no request.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException if the source can't work
   * @throws IllegalArgumentException if a setting is invalid
   */
  public CredentialSource choose() {
    CredentialSource.checkProfile(configuration);
    // As in the AWS CLI, --profile takes precedence over credentials in the environment.
    Optional<CredentialSource> environment =
        configuration.hasProfileOption() ? Optional.empty() : keys().or(this::webIdentity);
    return environment
        .or(() -> new ProfileCredentials(configuration, clients).find())
        .or(this::container)
        .orElseGet(this::instance);
  }

  private Optional<CredentialSource> keys() {
    return AccessKeys.ofEnvironment(configuration)
        .map(keys -> new CredentialSource(keys, "AWS_ACCESS_KEY_ID is set, but"));
  }

  private Optional<CredentialSource> webIdentity() {
    Profile profile = configuration.profile();
    if (ProfileCredentials.assumesRole(profile)) {
      return Optional.empty();
    }
    Optional<String> file = configuration.variable("AWS_WEB_IDENTITY_TOKEN_FILE");
    Optional<String> role = configuration.variable("AWS_ROLE_ARN");
    if (file.isEmpty()) {
      checkRole(profile, role);
      return Optional.empty();
    }
    if (role.isEmpty()) {
      throw CredentialSource.none(
          "AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN, the role's ARN, is missing");
    }
    Optional<String> session = configuration.variable("AWS_ROLE_SESSION_NAME");
    return Optional.of(
        new CredentialSource(
            new Roles(clients).assumeWithWebIdentity(role.get(), file.get(), session),
            "AWS_WEB_IDENTITY_TOKEN_FILE"));
  }

  /** The AWS CLI would assume the role of the environment with the token of the profile. */
  private static void checkRole(Profile profile, Optional<String> role) {
    if (role.isPresent()
        && profile.property("web_identity_token_file").isPresent()
        && !role.equals(profile.property("role_arn"))) {
      throw CredentialSource.none(
          "AWS_ROLE_ARN is another role than the role_arn of profile "
              + profile.name()
              + " with its web_identity_token_file; unset it, or give --profile");
    }
  }

  private Optional<CredentialSource> container() {
    Optional<String> uri = configuration.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
    if (uri.isEmpty()
        && configuration.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isEmpty()) {
      return Optional.empty();
    }
    if (uri.filter(text -> text.startsWith("https:")).isPresent()) {
      clients.prepareTls();
    }
    return Optional.of(
        new CredentialSource(ContainerCredentialsProvider.create(), "the container's role"));
  }

  private CredentialSource instance() {
    String nothing =
        "nothing in "
            + (configuration.hasProfileOption()
                ? ""
                : "AWS_ACCESS_KEY_ID, AWS_WEB_IDENTITY_TOKEN_FILE, ")
            + "profile "
            + configuration.profile().name()
            + ", AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and _FULL_URI";
    if (InstanceCredentials.areDisabled(configuration)) {
      throw CredentialSource.none(nothing + "; AWS_EC2_METADATA_DISABLED is set");
    }
    return new CredentialSource(
        InstanceCredentials.provider(configuration),
        InstanceCredentials.timeout(configuration),
        nothing + "; EC2 metadata service",
        "",
        () -> {});
  }
}
