package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.Profile;
import io.github.rekcl.aws.network.ClientFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

/**
 * Chooses where credentials come from: the first source that is set up, in the order of the AWS CLI
 * (botocore's {@code create_credential_resolver}). What is set up has to deliver; the SDK's own
 * chain would ask the others as well, and tell of all of them but the one that matters.
 */
public final class CredentialChain {
  private final Configuration configuration;
  private final ClientFactory clients;
  private final List<String> tried = new ArrayList<>();

  private CredentialChain(Configuration configuration, ClientFactory clients) {
    this.configuration = configuration;
    this.clients = clients;
  }

  /**
   * Chooses. Asks no network.
   *
   * @param clients makes clients of the services that the source needs
   * @throws software.amazon.awssdk.core.exception.SdkClientException if what is set up can't work
   * @throws IllegalArgumentException if a setting is none
   */
  public static CredentialSource choose(Configuration configuration, ClientFactory clients) {
    return new CredentialChain(configuration, clients).choose();
  }

  private CredentialSource choose() {
    configuration
        .missingProfile()
        .ifPresent(
            missing -> {
              throw CredentialSource.none(missing);
            });
    Profile profile = configuration.profile();
    Optional<CredentialSource> found = Optional.empty();
    // As with the AWS CLI, a profile that is named goes before credentials in the environment.
    if (!configuration.hasProfileOption()) {
      found =
          keys().or(() -> ProfileCredentials.assumesRole(profile) ? none() : webIdentity(profile));
    }
    tried.add("profile " + profile.name());
    return found
        .or(() -> ProfileCredentials.find(configuration, clients))
        .or(this::container)
        .orElseGet(this::instance);
  }

  private static Optional<CredentialSource> none() {
    return Optional.empty();
  }

  private Optional<CredentialSource> keys() {
    tried.add("AWS_ACCESS_KEY_ID");
    return AccessKeys.ofEnvironment(configuration)
        .map(
            provider ->
                new CredentialSource(
                    provider, CredentialSource.TIMEOUT, "AWS_ACCESS_KEY_ID is set, but"));
  }

  private Optional<CredentialSource> webIdentity(Profile profile) {
    tried.add("AWS_WEB_IDENTITY_TOKEN_FILE");
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
    AwsCredentialsProvider provider =
        new Roles(clients)
            .withWebIdentity(
                role.get(), file.get(), configuration.variable("AWS_ROLE_SESSION_NAME"));
    return Optional.of(
        new CredentialSource(provider, CredentialSource.TIMEOUT, "AWS_WEB_IDENTITY_TOKEN_FILE"));
  }

  /** The AWS CLI takes the token of the profile then, and the role of the environment. */
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
    tried.add("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and _FULL_URI");
    Optional<String> uri = configuration.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
    if (uri.isEmpty()
        && configuration.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isEmpty()) {
      return Optional.empty();
    }
    if (uri.filter(text -> text.startsWith("https:")).isPresent()) {
      clients.prepareTls();
    }
    return Optional.of(
        new CredentialSource(
            ContainerCredentialsProvider.create(),
            CredentialSource.TIMEOUT,
            "the container's role"));
  }

  private CredentialSource instance() {
    String nothing = "nothing in " + String.join(", ", tried);
    if (InstanceCredentials.areDisabled(configuration)) {
      throw CredentialSource.none(nothing + "; AWS_EC2_METADATA_DISABLED is set");
    }
    return new CredentialSource(
        InstanceCredentials.provider(configuration),
        InstanceCredentials.timeout(configuration),
        nothing + "; EC2 metadata service");
  }
}
