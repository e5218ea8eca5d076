package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.Profile;
import io.github.rekcl.aws.network.SecretRedactor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Access keys in the environment or a profile; the SDK ignores {@code AWS_SECURITY_TOKEN}. */
final class AccessKeys {
  static final String ID = "aws_access_key_id";
  static final String SECRET = "aws_secret_access_key";

  private AccessKeys() {}

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

  /** Returns a provider that reads the profile again after its first use. */
  static AwsCredentialsProvider ofProfile(Configuration configuration, Profile first) {
    AtomicBoolean used = new AtomicBoolean();
    return () -> keys(used.getAndSet(true) ? configuration.reread(first.name()) : first);
  }

  /** Takes ID, secret and token from the same file. */
  private static AwsCredentials keys(Profile profile) {
    Map<String, String> keys =
        profile.credentials().containsKey(ID) ? profile.credentials() : profile.config();
    for (String key : List.of(ID, SECRET)) {
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

  static AwsCredentials of(String id, String secret, String token) {
    SecretRedactor.add(secret);
    SecretRedactor.add(token);
    return token.isBlank()
        ? AwsBasicCredentials.create(id, secret)
        : AwsSessionCredentials.create(id, secret, token);
  }
}
