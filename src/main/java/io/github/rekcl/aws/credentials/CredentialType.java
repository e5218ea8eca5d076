package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Profile;
import java.util.Map;

/**
 * How a profile that assumes no role with others' credentials comes to its own: in the order of the
 * AWS CLI (botocore's {@code ProfileProviderBuilder}), which is another than the SDK's.
 */
enum CredentialType {
  WEB_IDENTITY,
  SSO,
  KEYS,
  LOGIN,
  PROCESS,
  NONE;

  static final String ACCESS_KEY = "aws_access_key_id";
  static final String SECRET_KEY = "aws_secret_access_key";
  static final String ROLE = "role_arn";
  static final String TOKEN_FILE = "web_identity_token_file";
  static final String LOGIN_SESSION = "login_session";
  static final String CREDENTIAL_PROCESS = "credential_process";

  /** Whether a profile assumes a role with the credentials of another, or with its own keys. */
  static boolean assumesRole(Profile profile) {
    return profile.has(ROLE) && !profile.has(TOKEN_FILE);
  }

  /** Whether a profile's own keys are the source of a role, whatever role it has itself. */
  static boolean hasKeys(Profile profile) {
    return profile.has(ACCESS_KEY) || profile.has(SECRET_KEY);
  }

  static CredentialType of(Profile profile) {
    if (profile.property(TOKEN_FILE).isPresent()) {
      return WEB_IDENTITY;
    } else if (profile.has("sso_account_id") || profile.has("sso_role_name")) {
      return SSO;
    } else if (profile.credentials().containsKey(ACCESS_KEY)) {
      return KEYS;
    } else if (profile.has(LOGIN_SESSION)) {
      return LOGIN;
    } else if (profile.has(CREDENTIAL_PROCESS)) {
      return PROCESS;
    }
    return profile.config().containsKey(ACCESS_KEY) ? KEYS : NONE;
  }

  /** The file that holds a profile's keys: those of one don't go with a token of the other. */
  static Map<String, String> keys(Profile profile) {
    return profile.credentials().containsKey(ACCESS_KEY) ? profile.credentials() : profile.config();
  }
}
