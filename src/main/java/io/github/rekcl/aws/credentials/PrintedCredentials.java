package io.github.rekcl.aws.credentials;

import static io.github.rekcl.aws.credentials.ProcessCredentials.failure;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * The output of a {@code credential_process}. Error messages do not quote the output, which may
 * contain a secret.
 */
record PrintedCredentials(AwsCredentials credentials, Instant expiration) {
  static PrintedCredentials parse(String output, Instant now) {
    JsonNode json = json(output);
    if (json.field("Version").filter(v -> v.isNumber() && v.asNumber().equals("1")).isEmpty()) {
      throw failure("printed another Version than 1");
    }
    Instant expiration = expiration(json);
    if (!expiration.isAfter(now)) {
      throw failure("printed credentials that have expired");
    }
    return new PrintedCredentials(
        AccessKeys.of(
            required(json, "AccessKeyId"),
            required(json, "SecretAccessKey"),
            text(json, "SessionToken")),
        expiration);
  }

  private static JsonNode json(String output) {
    try {
      JsonNode json = JsonNode.parser().parse(output);
      if (json.isObject()) {
        return json;
      }
    } catch (RuntimeException e) {
      // Reported below.
    }
    throw failure("didn't print a JSON object");
  }

  private static Instant expiration(JsonNode json) {
    Optional<JsonNode> field = json.field("Expiration").filter(node -> !node.isNull());
    try {
      return field.isEmpty() ? Instant.MAX : Timestamps.parse(text(json, "Expiration"));
    } catch (DateTimeException e) {
      throw failure("printed an Expiration that is not a time");
    }
  }

  private static String required(JsonNode json, String name) {
    String text = text(json, name);
    if (text.isBlank()) {
      throw failure("printed no " + name);
    }
    return text;
  }

  private static String text(JsonNode json, String name) {
    return json.field(name).filter(JsonNode::isString).map(JsonNode::asString).orElse("");
  }
}
