package io.github.rekcl.aws;

import static software.amazon.awssdk.profiles.ProfileProperty.AWS_ACCESS_KEY_ID;
import static software.amazon.awssdk.profiles.ProfileProperty.AWS_SESSION_TOKEN;
import static software.amazon.awssdk.profiles.ProfileProperty.CREDENTIAL_PROCESS;
import static software.amazon.awssdk.profiles.ProfileProperty.CREDENTIAL_SOURCE;
import static software.amazon.awssdk.profiles.ProfileProperty.LOGIN_SESSION;
import static software.amazon.awssdk.profiles.ProfileProperty.MFA_SERIAL;
import static software.amazon.awssdk.profiles.ProfileProperty.ROLE_ARN;
import static software.amazon.awssdk.profiles.ProfileProperty.SOURCE_PROFILE;
import static software.amazon.awssdk.profiles.ProfileProperty.SSO_ACCOUNT_ID;
import static software.amazon.awssdk.profiles.ProfileProperty.SSO_REGION;
import static software.amazon.awssdk.profiles.ProfileProperty.SSO_ROLE_NAME;
import static software.amazon.awssdk.profiles.ProfileProperty.SSO_START_URL;
import static software.amazon.awssdk.profiles.ProfileProperty.WEB_IDENTITY_TOKEN_FILE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/**
 * The credentials of a profile of {@code ~/.aws}, as "Standardized credential providers" of the AWS
 * SDKs and Tools Reference Guide lists them; and what is told beforehand of those that the SDK
 * can't get.
 */
final class ProfileSource {
  /** A {@code credential_process} may ask its user, for a code or in a browser. */
  private static final Duration PATIENCE_WITH_A_USER = Duration.ofSeconds(60);

  private static final int LONGEST_CHAIN = 10;

  private static final Set<String> SSO =
      Set.of("sso_session", SSO_ACCOUNT_ID, SSO_ROLE_NAME, SSO_REGION, SSO_START_URL);

  private static final List<String> KEYS =
      List.of(LOGIN_SESSION, CREDENTIAL_PROCESS, AWS_SESSION_TOKEN, AWS_ACCESS_KEY_ID);

  private final ChosenProfile chosen;

  private ProfileSource(ChosenProfile chosen) {
    this.chosen = chosen;
  }

  /**
   * Returns the source that a profile is set up for, if it is for any.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException if that can't work, or an
   *     operator named a profile that isn't there
   */
  static Optional<CredentialSource> of(ChosenProfile chosen, AwsSettings settings) {
    if (chosen.profile().isEmpty() && chosen.asked()) {
      throw CredentialSource.none("there is no profile " + chosen.name() + " in " + files());
    }
    List<Profile> chain = new ProfileSource(chosen).chain();
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    if (chain.stream().anyMatch(p -> has(p, ROLE_ARN) || isSso(p))) {
      SdkDefaults.forServicesBeside(settings);
    }
    boolean asksAUser = chain.stream().anyMatch(p -> has(p, CREDENTIAL_PROCESS));
    return Optional.of(
        new CredentialSource(
            ProfileCredentialsProvider.create(chosen.name()),
            asksAUser ? PATIENCE_WITH_A_USER : CredentialSource.PATIENCE,
            "profile " + chosen.name(),
            chain.stream()
                .filter(ProfileSource::isSso)
                .findFirst()
                .map(p -> "; run `aws sso login --profile " + p.name() + "`")
                .orElse("")));
  }

  private static String files() {
    return ProfileFileLocation.configurationFilePath()
        + " or "
        + ProfileFileLocation.credentialsFilePath();
  }

  /** The profile, and those that its role is assumed from; empty if it holds no credentials. */
  private List<Profile> chain() {
    List<Profile> chain = new ArrayList<>();
    Optional<Profile> next = chosen.profile().filter(ProfileSource::holdsCredentials);
    while (next.isPresent() && chain.size() < LONGEST_CHAIN) {
      Profile profile = next.get();
      refuse(profile);
      chain.add(profile);
      next = source(profile);
    }
    return chain;
  }

  private Optional<Profile> source(Profile profile) {
    boolean assumes = has(profile, ROLE_ARN) && !has(profile, WEB_IDENTITY_TOKEN_FILE);
    if (!assumes || isSso(profile)) {
      return Optional.empty();
    }
    return profile
        .property(SOURCE_PROFILE)
        .map(
            name ->
                chosen
                    .file()
                    .profile(name)
                    .orElseThrow(
                        () ->
                            CredentialSource.none(
                                "there is no profile "
                                    + name
                                    + ", the source_profile of "
                                    + profile.name())));
  }

  /** Refuses what the SDK would try in vain, or with a question that it doesn't ask. */
  private void refuse(Profile profile) {
    if (isSso(profile)) {
      return;
    }
    boolean asks = has(profile, MFA_SERIAL) && has(profile, ROLE_ARN);
    if (asks && !has(profile, WEB_IDENTITY_TOKEN_FILE)) {
      throw exported(profile, "asks for the code of an MFA device (mfa_serial), which rekcl can't");
    }
    if (has(profile, LOGIN_SESSION) && !has(profile, ROLE_ARN)) {
      throw exported(profile, "is one of `aws login` (login_session), which rekcl can't read");
    }
    boolean complete =
        Stream.of(SOURCE_PROFILE, CREDENTIAL_SOURCE, WEB_IDENTITY_TOKEN_FILE)
            .anyMatch(setting -> has(profile, setting));
    if (has(profile, ROLE_ARN) && !complete && KEYS.stream().noneMatch(k -> has(profile, k))) {
      throw CredentialSource.none(
          "profile "
              + profile.name()
              + " has a role_arn without source_profile or credential_source");
    }
  }

  private RuntimeException exported(Profile profile, String what) {
    return CredentialSource.none(
        "profile "
            + profile.name()
            + " "
            + what
            + "; run eval \"$(aws configure export-credentials --profile "
            + chosen.name()
            + " --format env)\", and leave out --profile");
  }

  private static boolean holdsCredentials(Profile profile) {
    return isSso(profile)
        || has(profile, ROLE_ARN)
        || KEYS.stream().anyMatch(setting -> has(profile, setting));
  }

  private static boolean isSso(Profile profile) {
    boolean webIdentity = has(profile, ROLE_ARN) && has(profile, WEB_IDENTITY_TOKEN_FILE);
    return !webIdentity && SSO.stream().anyMatch(setting -> has(profile, setting));
  }

  private static boolean has(Profile profile, String setting) {
    return profile.properties().containsKey(setting);
  }
}
