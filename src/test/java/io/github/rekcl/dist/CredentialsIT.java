package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.loopback.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials from all sources that the AWS CLI supports, and the errors of each source. */
final class CredentialsIT {
  private static final String KEYS = "|aws_access_key_id=%s|aws_secret_access_key=s|";

  private static final Pattern UNUSED =
      Pattern.compile(
          "awssdk\\.services\\.(sts|sso|ssooidc|signin)\\.|\\.(ProfileCredentials|ProcessCredentials|ProxyServer) |"
              + "sun\\.security\\.ssl\\.SSLContextImpl|sun\\.security\\.pkcs12\\.");

  private final AwsHome home;

  CredentialsIT(@TempDir Path folder) throws IOException {
    home = new AwsHome(folder);
  }

  @AfterEach
  void close() {
    home.close();
  }

  private static Launch withKeys(Launch launch) {
    return launch.env("AWS_ACCESS_KEY_ID", "AKIDENV").env("AWS_SECRET_ACCESS_KEY", "s");
  }

  @ParameterizedTest
  @CsvSource({
    "false, '',   '',     AKIDDEFAULT",
    "false, work, '',     AKIDWORK",
    "false, work, other,  AKIDOTHER",
    "true,  '',   '',     AKIDENV",
    "true,  work, '',     AKIDENV",
    "true,  work, other,  AKIDOTHER",
  })
  void keys_ofTheEnvironmentAndOfProfiles(
      boolean keys, String profile, String option, String expected) throws Exception {
    home.config(
        "[default]"
            + KEYS.formatted("AKIDDEFAULT")
            + "[profile work]"
            + KEYS.formatted("AKIDWORK"));
    home.write(".aws/credentials", ("[other]" + KEYS.formatted("AKIDOTHER")).replace('|', '\n'));
    Launch launch = keys ? withKeys(home.listEmulated()) : home.listEmulated();
    if (!profile.isEmpty()) {
      launch.env("AWS_PROFILE", profile);
    }
    if (!option.isEmpty()) {
      launch.with("--profile", option);
    }
    home.expectSignedWith(expected, launch);
  }

  /** Classes for other kinds of profiles, HTTPS or proxies must not slow down a start. */
  @Test
  void keys_ofTheEnvironment_needNoOtherClasses(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("classes");
    // No class data, because Java 24 or newer loads all of its classes, used or not.
    Launch launch =
        withKeys(home.listEmulated())
            .env("REKCL_CLASS_DATA", "off")
            .env("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
    home.expectSignedWith("AKIDENV", launch);

    try (Stream<String> classes = Files.lines(log)) {
      assertEquals(
          List.of(),
          classes.filter(UNUSED.asPredicate()).toList(),
          "loaded classes that only some settings need");
    }
  }

  @Test
  void credentialProcess_isRun() throws Exception {
    Path file = home.write("credentials.json", Answers.credentials("AKIDPROCESS"));
    home.config("[default]|credential_process=cat " + file);

    home.expectSignedWith("AKIDPROCESS", home.listEmulated());
  }

  /** Without a shell, with standard input, and with any amount of output on standard error. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "test \"$1\" = ' # ; $HOME'   ~ ' # ; $HOME'",
        "test \"$1$2\" = 'a;b&c$d#e'  ~ a;b&c$d #e",
        "test \"$1\" = 'a \"b'         ~ \"a \\\"b\"",
        "read it; test $it = typed     ~ ''",
        "head -c 200000 /dev/zero >&2  ~ ''",
        "echo asked >&2; sleep 0       ~ ''",
      })
  void credentialProcess_runsLikeInTheAwsCli(String check, String arguments) throws Exception {
    Path keys = home.write("keys.json", Answers.credentials("AKIDPROCESS"));
    Path script = home.write("a script", check + " && cat '" + keys + "'");
    home.config("[default]|CREDENTIAL_PROCESS = sh '" + script + "' " + arguments);

    home.expectSignedWith("AKIDPROCESS", home.listEmulated().typing("typed\nmore\n"));
  }

  @ParameterizedTest
  @CsvSource({"20990101T000000Z", "2099-01-01T00:00:00UTC", "2099-01-01 00:00:00+00:00"})
  void credentialProcess_withOtherExpirationFormats_isAccepted(String expiration) throws Exception {
    String keys = Answers.credentials("AKIDPROCESS").replace(Answers.LATER, expiration);
    home.config("[default]|credential_process=cat " + home.write("keys.json", keys));

    home.expectSignedWith("AKIDPROCESS", home.listEmulated());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "2001-01-01T00:00:00Z ~ printed credentials that have expired",
        "tomorrow             ~ printed an Expiration that is not a time",
        "2099-01-01T00:00:00  ~ printed an Expiration that is not a time",
      })
  void credentialProcess_withInvalidExpiration_isRejected(String expiration, String reason)
      throws Exception {
    String keys = Answers.credentials("AKIDPROCESS").replace(Answers.LATER, expiration);
    home.config("[default]|credential_process=cat " + home.write("keys.json", keys));

    home.expectNone(home.listEmulated())
        .errContains("no credentials: profile default: credential_process " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "'cat      ~ can't be split into words: its ' is not closed",
        "/no/such  ~ can't be run: ",
        "false     ~ failed with exit code 1",
        "echo {}   ~ printed another Version than 1",
      })
  void invalidCredentialProcess_isReported(String process, String reason) throws Exception {
    home.config("[default]|credential_process=" + process);

    home.expectNone(home.listEmulated())
        .errContains("no credentials: profile default: credential_process " + reason);
  }

  /** The process ends with the command; otherwise a script that waits for it would hang. */
  @ParameterizedTest
  @CsvSource({"list", "stop", "delete -y"})
  void hangingCredentialProcess_endsWithTheTimeout(String command) throws Exception {
    home.config("[default]|credential_process=sleep 600|region=us-east-1");

    Launch.rekcl(command.split(" ", -1))
        .with("--timeout", "1s", DemoContent.RUNNING_MODEL_ARN)
        .env("HOME", home.path().toString())
        .run()
        .expect(4, "")
        .errContains("imed out");
  }

  @Test
  void failingCredentialProcess_isNamed() throws Exception {
    home.config("[default]|credential_process=ls /no/such/place");

    home.expectNone(home.listEmulated())
        .errContains("no credentials: profile default: ")
        .errContains("/no/such/place");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void webIdentity_ofTheEnvironmentOrAProfile(boolean environment) throws Exception {
    Path token = home.write("token", "the-token");
    try (Answers sts = Answers.start().sts("AKIDROLE")) {
      Launch launch = home.listEmulated().env("AWS_ENDPOINT_URL_STS", sts.url());
      if (environment) {
        launch
            .env("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString())
            .env("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/pod");
      } else {
        home.config(
            "[default]|role_arn=arn:aws:iam::111122223333:role/pod|web_identity_token_file="
                + token);
      }
      home.expectSignedWith("AKIDROLE", launch);

      String body = sts.requests().get(0).body();
      assertTrue(body.contains("WebIdentityToken=the-token"), body);
      assertTrue(body.contains("role%2Fpod"), body);
    }
  }

  @ParameterizedTest
  @CsvSource({"AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"})
  void containerCredentials_areUsed(String variable) throws Exception {
    try (Answers answers = Answers.start()) {
      answers.with("GET /role", 200, Answers.credentials("AKIDCONTAINER"));
      boolean full = variable.contains("FULL");
      home.expectSignedWith(
          "AKIDCONTAINER",
          home.listEmulated()
              .env(variable, full ? answers.url() + "/role" : "/role")
              // Replaces 169.254.170.2 as the host of relative URIs.
              .env("AWS_CONTAINER_SERVICE_ENDPOINT", answers.url())
              .env("AWS_CONTAINER_AUTHORIZATION_TOKEN", "the-token"));

      String headers = answers.requests().get(0).headers();
      assertTrue(headers.contains("Authorization: the-token"), headers);
    }
  }

  /**
   * As on an EC2 instance, even with a profile that only sets a region. The SDK's own parser does
   * not support the colon.
   */
  @Test
  void instanceCredentials_areUsed() throws Exception {
    home.config("[profile empty]|region: eu-west-1");
    try (Answers answers = Answers.start()) {
      answers
          .with("PUT /latest/api/token", 200, "session")
          .with("GET /latest/meta-data/iam/security-credentials/", 200, "role")
          .with(
              "GET /latest/meta-data/iam/security-credentials/role",
              200,
              Answers.credentials("AKIDINSTANCE"));
      home.expectSignedWith(
          "AKIDINSTANCE",
          home.listEmulated("--profile", "empty")
              .env("AWS_EC2_METADATA_DISABLED", "false")
              // A long timeout for slow machines.
              .env("AWS_METADATA_SERVICE_TIMEOUT", "30")
              .env("AWS_EC2_METADATA_SERVICE_ENDPOINT", answers.url()));
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void role_isAssumedWithTheKeysOfItsSourceProfile(boolean option) throws Exception {
    try (Answers sts = Answers.start().sts("AKIDROLE")) {
      // The profile sets the STS endpoint, so the SDK's STS client must use the same profile.
      home.config(
          "[profile base]"
              + KEYS.formatted("AKIDBASE")
              + "[profile work]|role_arn=arn:aws:iam::111122223333:role/operator|"
              + "source_profile=base|external_id=42|services=local|"
              + "[services local]|sts =|  endpoint_url = "
              + sts.url());
      Launch launch = home.listEmulated();
      home.expectSignedWith(
          "AKIDROLE",
          option ? launch.with("--profile", "work") : launch.env("AWS_PROFILE", "work"));

      Answers.Request request = sts.requests().get(0);
      assertTrue(request.headers().contains("Credential=AKIDBASE/"), request::toString);
      assertTrue(request.body().contains("Action=AssumeRole&"), request::toString);
      assertTrue(request.body().contains("ExternalId=42"), request::toString);
    }
  }

  @Test
  void role_isAssumedWithTheKeysOfTheEnvironment() throws Exception {
    home.config(
        "[profile work]|role_arn=arn:aws:iam::111122223333:role/r|credential_source=Environment");
    try (Answers sts = Answers.start().sts("AKIDROLE")) {
      home.expectSignedWith(
          "AKIDROLE",
          withKeys(home.listEmulated("--profile", "work"))
              .env("AWS_DEFAULT_REGION", "eu-west-1")
              .env("AWS_ENDPOINT_URL_STS", sts.url()));

      String headers = sts.requests().get(0).headers();
      assertTrue(headers.contains("Credential=AKIDENV/"), headers);
      assertTrue(headers.contains("/eu-west-1/sts/"), headers);
    }
  }

  @Test
  void role_isAssumedWithProcessCredentials_forTheConfiguredDuration() throws Exception {
    Path keys = home.write("keys.json", Answers.credentials("AKIDPROCESS"));
    home.config(
        "[profile work]|role_arn=arn:aws:iam::111122223333:role/r|source_profile=my prof|"
            + "duration_seconds=900|[profile 'my prof']|credential_process=cat "
            + keys);
    try (Answers sts = Answers.start().sts("AKIDROLE")) {
      home.expectSignedWith(
          "AKIDROLE",
          home.listEmulated("--profile", "work").env("AWS_ENDPOINT_URL_STS", sts.url()));

      Answers.Request request = sts.requests().get(0);
      assertTrue(request.headers().contains("Credential=AKIDPROCESS/"), request::toString);
      assertTrue(request.body().contains("DurationSeconds=900"), request::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({"AWS_SECURITY_TOKEN, old", "AWS_SESSION_TOKEN, new"})
  void token_ofTheEnvironment_isSent(String variable, String token) throws Exception {
    home.expectSignedWith(
        "AKIDENV",
        withKeys(home.listEmulated()).env("AWS_SESSION_TOKEN", "new").env(variable, token));

    assertEquals(token, home.emulator().requests().get(0).headers().get("X-amz-security-token"));
  }

  @Test
  void container_incompleteCredentials_areReportedClearly() throws Exception {
    try (Answers answers = Answers.start()) {
      answers.with("GET /role", 200, "{\"AccessKeyId\":\"a\",\"SecretAccessKey\":\"s\"}");
      home.expectNone(
              home.listEmulated()
                  .env("AWS_CONTAINER_CREDENTIALS_FULL_URI", answers.url() + "/role"))
          .errContains("no credentials: the container's role: ")
          .errLacks("NullPointer")
          .errLacks("because");
    }
  }

  @Test
  void role_denied_isReported() throws Exception {
    home.config(
        "[profile base]"
            + KEYS.formatted("AKIDBASE")
            + "[profile work]|role_arn=arn:aws:iam::111122223333:role/r|source_profile=base");
    try (Answers sts = Answers.start()) {
      sts.with(
          "POST /",
          403,
          "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not you</Message></Error>"
              + "</ErrorResponse>");
      home.expectNone(home.listEmulated("--profile", "work").env("AWS_ENDPOINT_URL_STS", sts.url()))
          .errContains("no credentials: profile work: not you");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "role_arn=r|source_profile=b|mfa_serial=m,    role_arn=s,                   w asks for the code",
    "role_arn=r|source_profile=b,  role_arn=r|source_profile=w|mfa_serial=m,    b asks for the code",
  })
  void profile_withMfa_suggestsTheAwsCli(String w, String b, String what) throws Exception {
    home.config("[profile w]|" + w + "|[profile b]|" + b);

    home.expectNone(home.listEmulated("--profile", "w"))
        .errContains("no credentials: profile " + what)
        .errContains(
            "run eval \"$(aws configure export-credentials --profile w --format env)\", and leave"
                + " out --profile");
  }
}
