package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.Profile;
import io.github.rekcl.aws.network.SecretRedactor;
import java.util.Map;
import java.util.Optional;
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
    Map<String, String> variables = configuration.environment();
    return configuration
        .variable("AWS_ACCESS_KEY_ID")
        .map(
            id ->
                () ->
                    of(
                        id,
                        required(variables, "AWS_SECRET_ACCESS_KEY"),
                        token(variables, "AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN")));
  }

  /** Returns a provider that reads the profile each time, because other programs renew its keys. */
  static AwsCredentialsProvider ofProfile(Configuration configuration, String name) {
    return () -> keys(configuration.reread(name));
  }

  /** Takes ID, secret and token from the same file. */
  private static AwsCredentials keys(Profile profile) {
    Map<String, String> settings =
        profile.credentials().containsKey(ID) ? profile.credentials() : profile.config();
    return of(
        required(settings, ID),
        required(settings, SECRET),
        token(settings, "aws_security_token", "aws_session_token"));
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static String token(Map<String, String> values, String first, String second) {
    String token = values.getOrDefault(first, "").strip();
    return token.isEmpty() ? values.getOrDefault(second, "").strip() : token;
  }

  static AwsCredentials of(String id, String secret, String token) {
    SecretRedactor.addKey(id, secret);
    SecretRedactor.add(token);
    return token.isBlank()
        ? AwsBasicCredentials.create(id, secret)
        : AwsSessionCredentials.create(id, secret, token);
  }
}
