package io.github.rekcl.aws;

import static software.amazon.awssdk.profiles.ProfileProperty.AWS_ACCESS_KEY_ID;
import static software.amazon.awssdk.profiles.ProfileProperty.AWS_SECRET_ACCESS_KEY;
import static software.amazon.awssdk.profiles.ProfileProperty.AWS_SESSION_TOKEN;
import static software.amazon.awssdk.profiles.ProfileProperty.CREDENTIAL_PROCESS;
import static software.amazon.awssdk.profiles.ProfileProperty.CREDENTIAL_SOURCE;
import static software.amazon.awssdk.profiles.ProfileProperty.LOGIN_SESSION;
import static software.amazon.awssdk.profiles.ProfileProperty.ROLE_ARN;
import static software.amazon.awssdk.profiles.ProfileProperty.SOURCE_PROFILE;
import static software.amazon.awssdk.profiles.ProfileProperty.SSO_ACCOUNT_ID;
import static software.amazon.awssdk.profiles.ProfileProperty.SSO_ROLE_NAME;
import static software.amazon.awssdk.profiles.ProfileProperty.WEB_IDENTITY_TOKEN_FILE;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a profile of {@code ~/.aws} comes to credentials: as the AWS CLI sees it (botocore's {@code
 * ProfileProviderBuilder}), whose order is another than the SDK's.
 *
 * @param name the profile's name
 * @param config its settings in the one file
 * @param credentials its settings in the other, which go before
 */
record ProfileKind(String name, Map<String, String> config, Map<String, String> credentials) {
  private static final String OLD_TOKEN = "aws_security_token";

  /** What the SDK chooses a way by. */
  private static final Set<String> DECISIVE =
      Set.of(
          ROLE_ARN,
          SOURCE_PROFILE,
          CREDENTIAL_SOURCE,
          WEB_IDENTITY_TOKEN_FILE,
          LOGIN_SESSION,
          CREDENTIAL_PROCESS,
          AWS_ACCESS_KEY_ID,
          AWS_SECRET_ACCESS_KEY,
          AWS_SESSION_TOKEN,
          OLD_TOKEN);

  /** Where the credentials of a profile come from that assumes no role with others' credentials. */
  enum Way {
    WEB_IDENTITY,
    SSO,
    KEYS,
    LOGIN,
    PROCESS,
    NOTHING
  }

  /** Returns a setting, which may be empty. */
  Optional<String> setting(String key) {
    return Optional.ofNullable(credentials.getOrDefault(key, config.get(key)));
  }

  /** Whether it assumes a role with the credentials of another, or of its own keys. */
  boolean assumesRole() {
    return has(ROLE_ARN) && !has(WEB_IDENTITY_TOKEN_FILE);
  }

  /** Whether its own keys are the source of a role, whatever role it has itself. */
  boolean hasKeys() {
    return has(AWS_ACCESS_KEY_ID) || has(AWS_SECRET_ACCESS_KEY);
  }

  Way way() {
    if (setting(WEB_IDENTITY_TOKEN_FILE).filter(file -> !file.isBlank()).isPresent()) {
      return Way.WEB_IDENTITY;
    } else if (has(SSO_ACCOUNT_ID) || has(SSO_ROLE_NAME)) {
      return Way.SSO;
    } else if (credentials.containsKey(AWS_ACCESS_KEY_ID)) {
      return Way.KEYS;
    } else if (has(LOGIN_SESSION)) {
      return Way.LOGIN;
    } else if (has(CREDENTIAL_PROCESS)) {
      return Way.PROCESS;
    }
    return config.containsKey(AWS_ACCESS_KEY_ID) ? Way.KEYS : Way.NOTHING;
  }

  /** Its settings, for the SDK to assume its role with another profile's credentials. */
  Map<String, String> asRole(String source) {
    return with(false, Map.of(ROLE_ARN, value(ROLE_ARN), SOURCE_PROFILE, source));
  }

  /** Its settings, for the SDK to assume its role with what its {@code credential_source} has. */
  Map<String, String> asRole() {
    return with(
        false, Map.of(ROLE_ARN, value(ROLE_ARN), CREDENTIAL_SOURCE, value(CREDENTIAL_SOURCE)));
  }

  /** Its settings, for the SDK to go its way and no other. */
  Map<String, String> asItself() {
    return switch (way()) {
      case WEB_IDENTITY ->
          with(
              false,
              Map.of(
                  ROLE_ARN,
                  value(ROLE_ARN),
                  WEB_IDENTITY_TOKEN_FILE,
                  value(WEB_IDENTITY_TOKEN_FILE)));
      case SSO -> with(true, Map.of());
      case KEYS -> with(false, keys());
      case PROCESS -> with(false, Map.of(CREDENTIAL_PROCESS, value(CREDENTIAL_PROCESS)));
      case LOGIN, NOTHING -> with(false, Map.of());
    };
  }

  /** Keys of one file; they don't go with a token of the other. */
  private Map<String, String> keys() {
    Map<String, String> of = credentials.containsKey(AWS_ACCESS_KEY_ID) ? credentials : config;
    Map<String, String> keys = new HashMap<>(of);
    keys.keySet().retainAll(Set.of(AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY));
    String token = of.getOrDefault(OLD_TOKEN, of.getOrDefault(AWS_SESSION_TOKEN, ""));
    if (!token.isBlank()) {
      keys.put(AWS_SESSION_TOKEN, token);
    }
    return keys;
  }

  private Map<String, String> with(boolean sso, Map<String, String> chosen) {
    Map<String, String> settings = new HashMap<>(config);
    settings.putAll(credentials);
    settings.keySet().removeIf(key -> DECISIVE.contains(key) || (!sso && key.startsWith("sso_")));
    settings.putAll(chosen);
    return settings;
  }

  private String value(String key) {
    return setting(key).orElse("");
  }

  private boolean has(String key) {
    return setting(key).isPresent();
  }
}
