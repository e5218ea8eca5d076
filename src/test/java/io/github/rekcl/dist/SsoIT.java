package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.loopback.Answers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles that use the cached token of {@code aws sso login}. */
final class SsoIT {
  private static final String START = "https://example.awsapps.com/start";
  private static final String EXPIRED = "2020-01-01T00:00:00Z";

  private final AwsHome home;

  SsoIT(@TempDir Path folder) throws IOException {
    home = new AwsHome(folder);
    String role = "sso_account_id=111122223333|sso_role_name=Operator|";
    String portal = "sso_region=us-east-1|sso_start_url=" + START + "|";
    home.config(
        "[profile legacy]|"
            + (role + portal)
            + "[profile session]|sso_session=corp|"
            + role
            + "[sso-session corp]|"
            + portal
            + "[profile blank]|sso_session=My Corp|"
            + role
            + "[sso-session \"My Corp\"]|"
            + portal
            + "[profile role]|role_arn=arn:aws:iam::111122223333:role/r|source_profile=session");
  }

  @AfterEach
  void close() {
    home.close();
  }

  /** Writes a token to the cache of the AWS CLI, named by the SHA-1 of the session or the URL. */
  private Path token(String sessionOrUrl, String expiresAt, String more)
      throws IOException, GeneralSecurityException {
    byte[] name =
        MessageDigest.getInstance("SHA-1").digest(sessionOrUrl.getBytes(StandardCharsets.UTF_8));
    return home.write(
        ".aws/sso/cache/" + HexFormat.of().formatHex(name) + ".json",
        "{\"startUrl\":\""
            + START
            + "\",\"region\":\"us-east-1\",\"accessToken\":\"the-token\",\"expiresAt\":\""
            + expiresAt
            + "\""
            + more
            + "}");
  }

  private Launch list(String profile, Answers portal) {
    return home.listEmulated("--profile", profile)
        .env("AWS_ENDPOINT_URL_SSO", portal.url())
        .env("AWS_ENDPOINT_URL_SSO_OIDC", portal.url());
  }

  @ParameterizedTest
  @CsvSource({"legacy, " + START, "session, corp", "blank, My Corp"})
  void token_isSentToThePortal(String profile, String sessionOrUrl) throws Exception {
    token(sessionOrUrl, Answers.LATER, "");
    try (Answers portal = Answers.start().sso("AKIDSSO")) {
      home.expectSignedWith("AKIDSSO", list(profile, portal));

      Answers.Request request = portal.requests().get(0);
      assertTrue(request.line().contains("role_name=Operator"), request::toString);
      assertTrue(request.headers().contains("the-token"), request::toString);
    }
  }

  @Test
  void expiredToken_ofASession_isRefreshed() throws Exception {
    Path file =
        token(
            "corp",
            EXPIRED,
            ",\"refreshToken\":\"r\",\"clientId\":\"c\",\"clientSecret\":\"s\","
                + "\"registrationExpiresAt\":\"2100-01-01T00:00:00Z\"");
    try (Answers portal = Answers.start().sso("AKIDSSO")) {
      portal.with(
          "POST /token",
          200,
          "{\"accessToken\":\"new-token\",\"expiresIn\":3600,\"tokenType\":\"Bearer\"}");
      home.expectSignedWith("AKIDSSO", list("session", portal));

      assertTrue(portal.requests().get(1).headers().contains("new-token"));
    }
    assertTrue(Files.readString(file).contains("new-token"));
  }

  @ParameterizedTest
  @CsvSource({
    "legacy, legacy, expired",
    "session, session, expired",
    "role, session, expired",
    "legacy, legacy, none",
    "session, session, none"
  })
  void token_expiredOrMissing_saysHowToSignIn(String profile, String signIn, String token)
      throws Exception {
    if (token.equals("expired")) {
      token(START, EXPIRED, "");
      token("corp", EXPIRED, "");
    }
    try (Answers portal = Answers.start()) {
      home.expectNone(list(profile, portal))
          .errContains("no credentials: profile " + profile + ": ")
          .errContains("; run `aws sso login --profile " + signIn + "`");
    }
  }

  /** A token of an older AWS CLI, which has expired and cannot be refreshed. */
  @ParameterizedTest
  @CsvSource({"refreshToken", "clientId", "registrationExpiresAt"})
  void token_withIncompleteRegistration_isReportedClearly(String only) throws Exception {
    token("corp", EXPIRED, ",\"" + only + "\":\"2100-01-01T00:00:00Z\"");
    try (Answers portal = Answers.start()) {
      home.expectNone(list("session", portal))
          .errContains(
              "no credentials: profile session: the sign-in has expired; run `aws sso login")
          .errLacks("NullPointer");
    }
  }

  @Test
  void missingSession_isNamed() throws Exception {
    home.config("[profile p]|sso_session=none|sso_account_id=1|sso_role_name=r");
    home.expectNone(home.listEmulated("--profile", "p"))
        .errContains("no credentials: profile p: there is no section [sso-session none]");
  }

  @ParameterizedTest
  @CsvSource({"401, true", "403, false"})
  void portal_refuses_suggestsSignInOnlyFor401(int status, boolean signIn) throws Exception {
    token("corp", Answers.LATER, "");
    String advice = "run `aws sso login --profile session`";
    try (Answers portal = Answers.start()) {
      portal.with("GET /federation/credentials", status, "{\"message\":\"not you\"}");
      Launched run = home.expectNone(list("session", portal)).errContains("not you");
      assertEquals(signIn, run.err().contains(advice), run::toString);
    }
  }

  @Test
  void token_inAnErrorMessage_isNotShown() throws Exception {
    token("corp", Answers.LATER, "");
    try (Answers portal = Answers.start()) {
      portal.with("GET /federation/credentials", 403, "{\"message\":\"not by the-token\"}");
      home.expectNone(list("session", portal)).errContains("not by ***").errLacks("the-token");
    }
  }
}
