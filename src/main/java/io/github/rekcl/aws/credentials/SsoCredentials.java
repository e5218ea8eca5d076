package io.github.rekcl.aws.credentials;

import io.github.rekcl.aws.config.Configuration;
import io.github.rekcl.aws.config.PathText;
import io.github.rekcl.aws.config.Profile;
import io.github.rekcl.aws.network.ClientFactory;
import io.github.rekcl.aws.network.SecretRedactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.auth.SsoCredentialsProvider;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcTokenProvider;

/**
 * The credentials of {@code aws sso login}. The SDK's provider needs a profile file in the SDK's
 * own grammar, which does not allow a blank in the name of a session.
 */
final class SsoCredentials {
  private final ClientFactory clients;
  private final Map<String, String> environment;
  private final Map<String, String> settings = new HashMap<>();
  private final Profile profile;

  SsoCredentials(Configuration configuration, ClientFactory clients, Profile profile) {
    this.clients = clients;
    this.profile = profile;
    environment = configuration.environment();
    settings.putAll(profile.config());
    settings.putAll(profile.credentials());
    profile.setting("sso_session").ifPresent(name -> addSession(configuration, name));
    required("sso_start_url");
  }

  private void addSession(Configuration configuration, String name) {
    Map<String, String> session =
        configuration
            .files()
            .section("sso-session", name)
            .orElseThrow(() -> invalid("there is no section [sso-session " + name + "]"));
    session.forEach(
        (key, value) -> {
          if (!settings.getOrDefault(key, value).equals(value)) {
            throw invalid("has another " + key + " than its sso_session");
          }
          settings.put(key, value);
        });
  }

  private String required(String key) {
    String value = settings.getOrDefault(key, "");
    if (value.isBlank()) {
      throw invalid("has no " + key);
    }
    return value;
  }

  private RuntimeException invalid(String why) {
    return CredentialSource.none("profile " + profile.name() + ": " + why);
  }

  AwsCredentialsProvider provider() {
    SsoClient sso =
        clients.build(
            SsoClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
            "sso",
            required("sso_region"));
    SsoCredentialsProvider.Builder builder = SsoCredentialsProvider.builder();
    return builder.ssoClient(sso).refreshRequest(this::request).build();
  }

  private GetRoleCredentialsRequest request() {
    return GetRoleCredentialsRequest.builder()
        .accountId(required("sso_account_id"))
        .roleName(required("sso_role_name"))
        .accessToken(token())
        .build();
  }

  /** Returns the token that the AWS CLI has saved. */
  private String token() {
    String session = settings.getOrDefault("sso_session", "");
    String name = session.isEmpty() ? required("sso_start_url") : session;
    JsonNode token = read(name);
    for (String secret : List.of("accessToken", "refreshToken", "clientSecret")) {
      text(token, secret).ifPresent(SecretRedactor::add);
    }
    if (!session.isEmpty()
        && text(token, "refreshToken").isPresent()
        && text(token, "registrationExpiresAt").isPresent()) {
      SsoOidcClient oidc =
          clients.build(
              SsoOidcClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()),
              "sso_oidc",
              required("sso_region"));
      return SsoOidcTokenProvider.builder()
          .sessionName(name)
          .ssoOidcClient(oidc)
          .build()
          .resolveToken()
          .token();
    }
    Optional<Instant> expires = text(token, "expiresAt").map(Timestamps::parse);
    if (expires.isEmpty() || !expires.get().isAfter(Clock.systemUTC().instant())) {
      throw new IllegalArgumentException("the sign-in has expired");
    }
    return text(token, "accessToken")
        .orElseThrow(() -> new IllegalArgumentException("the sign-in has no accessToken"));
  }

  /** Reads the file of a session or a start URL; the AWS CLI names it after their hash. */
  private JsonNode read(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(name.getBytes(StandardCharsets.UTF_8));
      String cache = "~/.aws/sso/cache/" + HexFormat.of().formatHex(hash) + ".json";
      Path file = Path.of(PathText.expand(cache, environment));
      if (!Files.exists(file)) {
        throw new IllegalArgumentException("there is no sign-in (" + file + ")");
      }
      return JsonNode.parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("the sign-in can't be read: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> text(JsonNode token, String name) {
    return token.field(name).filter(JsonNode::isString).map(JsonNode::asString);
  }
}
