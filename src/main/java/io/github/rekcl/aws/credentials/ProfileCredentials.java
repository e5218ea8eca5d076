package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.Profile;
import io.github.rekcl.aws.network.ClientFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;

/**
 * The credentials of a profile, and the roles that it assumes with them, as in the AWS CLI
 * (botocore's {@code AssumeRoleProvider}).
 */
final class ProfileCredentials {
  static final String ROLE = "role_arn";

  private static final String TOKEN_FILE = "web_identity_token_file";
  private static final String LOGIN_SESSION = "login_session";

  /** A {@code credential_process} may ask the user for a code. */
  private static final Duration TIMEOUT_WITH_USER = Duration.ofSeconds(60);

  private final Configuration configuration;
  private final ClientFactory clients;
  private final List<String> visited = new ArrayList<>();

  /** How to sign in again, if the last profile of the chain needs a sign-in. */
  private String advice = "";

  private Duration timeout = CredentialSource.TIMEOUT;
  private Runnable cancel = () -> {};

  ProfileCredentials(Configuration configuration, ClientFactory clients) {
    this.configuration = configuration;
    this.clients = clients;
  }

  /** Reports whether a profile assumes a role with the credentials of another, or its own keys. */
  static boolean assumesRole(Profile profile) {
    return profile.has(ROLE) && !profile.has(TOKEN_FILE);
  }

  /**
   * Returns the source that the profile configures, if any.
   *
   * @throws SdkClientException if its settings are contradictory or incomplete
   */
  Optional<CredentialSource> find() {
    Profile profile = configuration.profile();
    visited.add(profile.name());
    Optional<AwsCredentialsProvider> provider =
        assumesRole(profile) ? Optional.of(assumedRole(profile)) : ownCredentials(profile);
    return provider.map(
        p -> new CredentialSource(p, timeout, "profile " + profile.name(), advice, cancel));
  }

  private AwsCredentialsProvider assumedRole(Profile role) {
    Optional<String> source = role.setting("source_profile");
    Optional<String> credentialSource = role.setting("credential_source");
    if (role.has("mfa_serial")) {
      throw invalid(
          role,
          "asks for the code of an MFA device (mfa_serial), which rekcl can't; run eval"
              + " \"$(aws configure export-credentials --profile "
              + configuration.profile().name()
              + " --format env)\", and leave out --profile");
    } else if (source.isPresent() && credentialSource.isPresent()) {
      throw invalid(role, "has both source_profile and credential_source");
    } else if (source.isEmpty() && credentialSource.isEmpty()) {
      throw invalid(role, "has a role_arn without source_profile or credential_source");
    } else if (role.property(ROLE).isEmpty()) {
      throw invalid(role, "has an empty role_arn");
    }
    return new Roles(clients)
        .assume(
            source
                .map(name -> fromSourceProfile(name, role))
                .orElseGet(() -> fromCredentialSource(role)),
            role);
  }

  private AwsCredentialsProvider fromSourceProfile(String name, Profile role) {
    if (!configuration.files().hasProfile(name)) {
      throw CredentialSource.none(
          "there is no profile " + name + ", the source_profile of " + role.name());
    }
    Profile source = configuration.files().profile(name);
    // If the source profile has keys, its own role is ignored.
    boolean hasKeys = source.has(AccessKeys.ID) || source.has(AccessKeys.SECRET);
    if (visited.contains(name) && !(name.equals(role.name()) && hasKeys)) {
      throw invalid(role, "has a cycle in its chain of source profiles, at " + name);
    }
    visited.add(name);
    return assumesRole(source) && !hasKeys
        ? assumedRole(source)
        : ownCredentials(source)
            .orElseThrow(() -> invalid(source, "is a source_profile, and holds no credentials"));
  }

  /** Returns the credentials that a {@code credential_source} names. */
  private AwsCredentialsProvider fromCredentialSource(Profile role) {
    String named = role.property("credential_source").orElse("");
    if (named.equalsIgnoreCase("Environment")) {
      return AccessKeys.ofEnvironment(configuration)
          .orElseThrow(() -> invalid(role, "takes AWS_ACCESS_KEY_ID, which is not set"));
    } else if (named.equalsIgnoreCase("EcsContainer")) {
      return ContainerCredentialsProvider.create();
    } else if (named.equalsIgnoreCase("Ec2InstanceMetadata")) {
      return InstanceCredentials.provider(configuration);
    }
    throw invalid(
        role,
        "has a credential_source that must be Environment, EcsContainer or Ec2InstanceMetadata");
  }

  /** Follows the order of the AWS CLI (botocore's {@code ProfileProviderBuilder}). */
  private Optional<AwsCredentialsProvider> ownCredentials(Profile profile) {
    if (profile.property(TOKEN_FILE).isPresent()) {
      return Optional.of(webIdentity(profile));
    } else if (profile.has("sso_account_id") || profile.has("sso_role_name")) {
      advice = "; run `aws sso login --profile " + profile.name() + "`";
      return Optional.of(new SsoCredentials(configuration, clients, profile).provider());
    } else if (profile.credentials().containsKey(AccessKeys.ID)) {
      return Optional.of(AccessKeys.ofProfile(configuration, profile.name()));
    } else if (profile.has(LOGIN_SESSION)) {
      advice = "; run `aws login --profile " + profile.name() + "`";
      return Optional.of(login(profile));
    } else if (profile.has(ProcessCredentials.SETTING)) {
      BoundedCredentials.hasProcess = true;
      var process = new ProcessCredentials(profile, configuration.environment());
      timeout = TIMEOUT_WITH_USER;
      cancel = process::cancel;
      return Optional.of(process);
    }
    return profile.config().containsKey(AccessKeys.ID)
        ? Optional.of(AccessKeys.ofProfile(configuration, profile.name()))
        : Optional.empty();
  }

  private AwsCredentialsProvider webIdentity(Profile profile) {
    return new Roles(clients)
        .assumeWithWebIdentity(
            profile
                .property(ROLE)
                .orElseThrow(
                    () -> invalid(profile, "has a web_identity_token_file without role_arn")),
            profile.property(TOKEN_FILE).orElse(""),
            profile.property("role_session_name"));
  }

  /** The sign-in of {@code aws login}, which the SDK renews. */
  private AwsCredentialsProvider login(Profile profile) {
    var signin = SigninClient.builder().credentialsProvider(AnonymousCredentialsProvider.create());
    return LoginCredentialsProvider.builder()
        .signinClient(clients.build(signin, "signin", clients.region()))
        .loginSession(profile.property(LOGIN_SESSION).orElse(""))
        .build();
  }

  private static SdkClientException invalid(Profile profile, String why) {
    return CredentialSource.none("profile " + profile.name() + " " + why);
  }
}
