package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.Profile;
import io.github.rekcl.aws.network.SecretRedactor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Access keys that are set up as they are; the SDK doesn't know {@code AWS_SECURITY_TOKEN}. */
final class AccessKeys {
  static final String ID = "aws_access_key_id";
  static final String SECRET = "aws_secret_access_key";

  private AccessKeys() {}

  /** Returns those of the environment, if there are any. */
  static Optional<AwsCredentialsProvider> ofEnvironment(Configuration configuration) {
    return configuration.variable("AWS_ACCESS_KEY_ID").map(id -> () -> keys(configuration, id));
  }

  private static AwsCredentials keys(Configuration configuration, String id) {
    return of(
        id,
        configuration
            .variable("AWS_SECRET_ACCESS_KEY")
            .orElseThrow(() -> new IllegalArgumentException("AWS_SECRET_ACCESS_KEY is missing")),
        configuration
            .variable("AWS_SECURITY_TOKEN")
            .or(() -> configuration.variable("AWS_SESSION_TOKEN"))
            .orElse(""));
  }

  /** Returns those of a profile, read again with each use but the first: others renew them. */
  static AwsCredentialsProvider ofProfile(Configuration configuration, Profile first) {
    AtomicBoolean used = new AtomicBoolean();
    return () -> keys(used.getAndSet(true) ? configuration.reread().profile(first.name()) : first);
  }

  /** A token of one file doesn't go with keys of the other. */
  private static AwsCredentials keys(Profile profile) {
    Map<String, String> keys =
        profile.credentials().containsKey(ID) ? profile.credentials() : profile.config();
    for (String key : new String[] {ID, SECRET}) {
      if (keys.getOrDefault(key, "").isBlank()) {
        throw new IllegalArgumentException(key + " is missing");
      }
    }
    String token = keys.getOrDefault("aws_security_token", "");
    return of(
        keys.getOrDefault(ID, ""),
        keys.getOrDefault(SECRET, ""),
        token.isBlank() ? keys.getOrDefault("aws_session_token", "") : token);
  }

  /** Returns an access key, with a session token unless that is blank. */
  static AwsCredentials of(String id, String secret, String token) {
    SecretRedactor.add(secret);
    SecretRedactor.add(token);
    return token.isBlank()
        ? AwsBasicCredentials.create(id, secret)
        : AwsSessionCredentials.create(id, secret, token);
  }
}
