package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The credentials that a profile is set up for, and the roles that it assumes with them, as the AWS
 * CLI follows them (botocore's {@code AssumeRoleProvider}).
 */
final class ProfileCredentials {
  /** As long as whom a {@code credential_process} asks may take to answer. */
  private static final Duration TIMEOUT_WITH_A_USER = Duration.ofSeconds(60);

  private final Configuration configuration;
  private final ServiceClients clients;
  private final List<String> visited = new ArrayList<>();

  /** How the last profile of the chain comes to credentials, and its name. */
  private CredentialType type = CredentialType.NONE;

  private String holder;
  private @Nullable ProcessCredentials process;

  private ProfileCredentials(Configuration configuration, ServiceClients clients) {
    this.configuration = configuration;
    this.clients = clients;
    holder = configuration.profile().name();
  }

  /**
   * Returns the source that the profile is set up for, if it is for any.
   *
   * @throws SdkClientException if that can't work
   */
  static Optional<CredentialSource> find(Configuration configuration, ServiceClients clients) {
    return new ProfileCredentials(configuration, clients).find();
  }

  private Optional<CredentialSource> find() {
    Profile profile = configuration.profile();
    visited.add(profile.name());
    Optional<AwsCredentialsProvider> provider =
        CredentialType.assumesRole(profile) ? Optional.of(role(profile)) : own(profile);
    String login =
        switch (type) {
          case SSO -> "; run `aws sso login --profile " + holder + "`";
          case LOGIN -> "; run `aws login --profile " + holder + "`";
          default -> "";
        };
    return provider.map(
        p ->
            new CredentialSource(
                p,
                process == null ? CredentialSource.TIMEOUT : TIMEOUT_WITH_A_USER,
                "profile " + profile.name(),
                login,
                process == null ? () -> {} : process::cancel));
  }

  private AwsCredentialsProvider role(Profile role) {
    Optional<String> source = role.setting("source_profile");
    Optional<String> other = role.setting("credential_source");
    if (role.has("mfa_serial")) {
      String export =
          "aws configure export-credentials --profile "
              + configuration.profile().name()
              + " --format env";
      throw refusal(
          role,
          "asks for the code of an MFA device (mfa_serial), which rekcl can't; run eval \"$("
              + export
              + ")\", and leave out --profile");
    } else if (source.isPresent() && other.isPresent()) {
      throw refusal(role, "has both source_profile and credential_source");
    } else if (source.isEmpty() && other.isEmpty()) {
      throw refusal(role, "has a role_arn without source_profile or credential_source");
    } else if (role.property(CredentialType.ROLE).isEmpty()) {
      throw refusal(role, "has an empty role_arn");
    }
    return new Roles(clients)
        .with(source.map(name -> source(name, role)).orElseGet(() -> machine(role)), role);
  }

  private AwsCredentialsProvider source(String name, Profile of) {
    if (!configuration.hasProfile(name)) {
      throw CredentialSource.none(
          "there is no profile " + name + ", the source_profile of " + of.name());
    }
    Profile source = configuration.profile(name);
    boolean hasKeys = CredentialType.hasKeys(source);
    if (visited.contains(name) && !(name.equals(of.name()) && hasKeys)) {
      throw refusal(of, "has itself in the chain of its source_profile " + name);
    }
    visited.add(name);
    return CredentialType.assumesRole(source) && !hasKeys
        ? role(source)
        : own(source)
            .orElseThrow(() -> refusal(source, "is a source_profile, and holds no credentials"));
  }

  /** What a {@code credential_source} names. */
  private AwsCredentialsProvider machine(Profile role) {
    String named = role.property("credential_source").orElse("");
    if (named.equalsIgnoreCase("Environment")) {
      return AccessKeys.ofEnvironment(configuration)
          .orElseThrow(() -> refusal(role, "takes AWS_ACCESS_KEY_ID, which is not set"));
    } else if (named.equalsIgnoreCase("EcsContainer")) {
      return ContainerCredentialsProvider.create();
    } else if (named.equalsIgnoreCase("Ec2InstanceMetadata")) {
      return InstanceCredentials.provider(configuration);
    }
    throw refusal(
        role,
        "has a credential_source that must be Environment, EcsContainer or Ec2InstanceMetadata");
  }

  private Optional<AwsCredentialsProvider> own(Profile profile) {
    type = CredentialType.of(profile);
    holder = profile.name();
    return switch (type) {
      case NONE -> Optional.empty();
      case KEYS -> Optional.of(AccessKeys.ofProfile(configuration, profile));
      case SSO -> Optional.of(new SsoCredentials(configuration, clients, profile));
      case LOGIN -> Optional.of(LoginCredentials.provider(clients, profile));
      case PROCESS -> {
        process = new ProcessCredentials(profile, configuration.environment());
        yield Optional.of(process);
      }
      case WEB_IDENTITY -> {
        if (profile.property(CredentialType.ROLE).isEmpty()) {
          throw refusal(profile, "has a web_identity_token_file without role_arn");
        }
        yield Optional.of(
            new Roles(clients)
                .withWebIdentity(
                    profile.property(CredentialType.ROLE).get(),
                    profile.property(CredentialType.TOKEN_FILE).orElse(""),
                    profile.property("role_session_name")));
      }
    };
  }

  private static SdkClientException refusal(Profile of, String why) {
    return CredentialSource.none("profile " + of.name() + " " + why);
  }
}
