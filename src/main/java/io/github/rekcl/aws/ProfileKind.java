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

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.Profile;

/**
 * How a profile of {@code ~/.aws} comes to credentials, by the settings that the SDK goes by, in
 * its order ("Standardized credential providers" in the AWS SDKs and Tools Reference Guide).
 *
 * @param profile the profile
 */
record ProfileKind(Profile profile) {
  boolean holdsCredentials() {
    return isSso()
        || hasAny(ROLE_ARN, LOGIN_SESSION, CREDENTIAL_PROCESS)
        || hasAny(AWS_SESSION_TOKEN, AWS_ACCESS_KEY_ID);
  }

  boolean isSso() {
    return !isWebIdentity()
        && hasAny("sso_session", SSO_ACCOUNT_ID, SSO_ROLE_NAME, SSO_REGION, SSO_START_URL);
  }

  /** Whether it needs a service beside Rekognition. */
  boolean asksAnotherService() {
    return isSso() || hasAny(ROLE_ARN);
  }

  /** Whether it runs a command, which may ask its user for a code, or open a browser. */
  boolean mayAskAUser() {
    return hasAny(CREDENTIAL_PROCESS);
  }

  /** The profile whose credentials assume the role, if there is one. */
  Optional<String> source() {
    return assumesRole() ? profile.property(SOURCE_PROFILE) : Optional.empty();
  }

  /** Says why only the AWS CLI can get its credentials, if that is so. */
  Optional<String> needsTheAwsCli() {
    if (assumesRole() && hasAny(MFA_SERIAL)) {
      return Optional.of("asks for the code of an MFA device (mfa_serial), which rekcl can't");
    }
    return hasAny(LOGIN_SESSION) && !isSso() && !hasAny(ROLE_ARN)
        ? Optional.of("is one of `aws login` (login_session), which rekcl can't read")
        : Optional.empty();
  }

  /** Whether it is to assume a role, and doesn't say with which credentials. */
  boolean isIncomplete() {
    return assumesRole()
        && !hasAny(SOURCE_PROFILE, CREDENTIAL_SOURCE)
        && !hasAny(LOGIN_SESSION, CREDENTIAL_PROCESS, AWS_SESSION_TOKEN, AWS_ACCESS_KEY_ID);
  }

  private boolean assumesRole() {
    return hasAny(ROLE_ARN) && !isWebIdentity() && !isSso();
  }

  private boolean isWebIdentity() {
    return hasAny(ROLE_ARN) && hasAny(WEB_IDENTITY_TOKEN_FILE);
  }

  private boolean hasAny(String... settings) {
    return Stream.of(settings).anyMatch(profile.properties()::containsKey);
  }
}
