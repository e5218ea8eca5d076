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

/** Profiles that use the cached sign-in of {@code aws login}. */
final class LoginIT {
  private static final String SESSION = "arn:aws:iam::111122223333:user/operator";

  /** A P-256 key for signing; it is used nowhere else. */
  private static final String KEY =
      "MHcCAQEEIPffV6QB9BaQJYvceJCiSIjQDHPbRqzTN/4HqhsEhbskoAoGCCqGSM49"
          + "AwEHoUQDQgAETOZLVmE1p0ni1JyLUA9SQg7xCFhLndFJcSMdUOYxSZgEWdJ7k0Hc"
          + "Ll+eeSy2qFwl3Gdy9gNGbA8/8DVkw2bxJA==";

  private static final String REFRESHED =
      "{\"accessToken\":{\"accessKeyId\":\"AKIDNEW\",\"secretAccessKey\":\"s\",\"sessionToken\":\"t\"},"
          + "\"tokenType\":\"aws_sigv4\",\"expiresIn\":900,\"refreshToken\":\"next\"}";

  private final AwsHome home;

  LoginIT(@TempDir Path folder) throws IOException {
    home = new AwsHome(folder);
    Files.createDirectories(folder.resolve(".aws/login/cache"));
    home.config("[profile op]|region=us-east-1|login_session=" + SESSION);
  }

  @AfterEach
  void close() {
    home.close();
  }

  /** Writes a sign-in to the cache of the AWS CLI, named by the SHA-256 of the session. */
  private Path signIn(String expiresAt) throws IOException, GeneralSecurityException {
    byte[] name =
        MessageDigest.getInstance("SHA-256").digest(SESSION.getBytes(StandardCharsets.UTF_8));
    String pem = "-----BEGIN EC @-----\\n%s\\n-----END EC @-----\\n".replace("@", "PRIVATE KEY");
    return home.write(
        ".aws/login/cache/" + HexFormat.of().formatHex(name) + ".json",
        ("{\"accessToken\":{\"accessKeyId\":\"AKIDLOGIN\",\"secretAccessKey\":\"s\",\"sessionToken\":\"t\","
                + "\"accountId\":\"111122223333\",\"expiresAt\":\"%s\"},\"tokenType\":\"aws_sigv4\","
                + "\"refreshToken\":\"first\",\"clientId\":\"c\",\"dpopKey\":\"%s\"}")
            .formatted(expiresAt, pem.formatted(KEY)));
  }

  private Launch list(Answers service) {
    return home.listEmulated("--profile", "op").env("AWS_ENDPOINT_URL_SIGNIN", service.url());
  }

  @Test
  void validSignIn_isUsed() throws Exception {
    signIn(Answers.LATER);
    try (Answers service = Answers.start()) {
      home.expectSignedWith("AKIDLOGIN", list(service));
      assertEquals(0, service.requests().size());
    }
  }

  @Test
  void expiredSignIn_isRefreshed() throws Exception {
    Path file = signIn("2020-01-01T00:00:00Z");
    try (Answers service = Answers.start().with("POST /v1/token", 200, REFRESHED)) {
      home.expectSignedWith("AKIDNEW", list(service));

      Answers.Request request = service.requests().get(0);
      assertTrue(request.body().contains("\"first\""), request::toString);
      assertTrue(
          request.headers().toLowerCase(java.util.Locale.ROOT).contains("dpop: "),
          request::toString);
    }
    assertTrue(Files.readString(file).contains("\"next\""));
  }

  @Test
  void missingSignIn_saysHowToSignIn() throws Exception {
    try (Answers service = Answers.start()) {
      home.expectNone(list(service))
          .errContains("no credentials: profile op: ")
          .errContains("; run `aws login --profile op`");
    }
  }

  @Test
  void signIn_refreshFails_saysHowToSignIn() throws Exception {
    signIn("2020-01-01T00:00:00Z");
    String expired = "{\"error\":\"TOKEN_EXPIRED\",\"message\":\"m\"}";
    try (Answers service = Answers.start().with("POST /v1/token", 401, expired)) {
      home.expectNone(list(service)).errContains("; run `aws login --profile op`");
    }
  }
}
