package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.Profile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Access keys that are set up as they are; the SDK doesn't know {@code AWS_SECURITY_TOKEN}. */
final class AccessKeys {
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

  private static AwsCredentials keys(Profile profile) {
    Map<String, String> keys = CredentialType.keys(profile);
    String id = keys.getOrDefault(CredentialType.ACCESS_KEY, "");
    String secret = keys.getOrDefault(CredentialType.SECRET_KEY, "");
    if (id.isBlank() || secret.isBlank()) {
      throw new IllegalArgumentException(
          (id.isBlank() ? CredentialType.ACCESS_KEY : CredentialType.SECRET_KEY) + " is missing");
    }
    String token = keys.getOrDefault("aws_security_token", "");
    return of(id, secret, token.isBlank() ? keys.getOrDefault("aws_session_token", "") : token);
  }

  /** Returns an access key, with a session token unless that is blank. */
  static AwsCredentials of(String id, String secret, String token) {
    return token.isBlank()
        ? AwsBasicCredentials.create(id, secret)
        : AwsSessionCredentials.create(id, secret, token);
  }
}
