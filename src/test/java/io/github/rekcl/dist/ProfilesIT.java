package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.loopback.Answers;
import io.github.rekcl.loopback.HttpProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles for which the plain SDK would use other credentials than the AWS CLI. */
final class ProfilesIT {
  private static final String KEYS = "aws_access_key_id=%s|aws_secret_access_key=s|";
  private static final String SSO =
      "sso_start_url=https://example.awsapps.com/start|sso_region=us-east-1|"
          + "sso_account_id=111122223333|sso_role_name=Operator|";

  private final AwsHome home;

  ProfilesIT(@TempDir Path folder) throws IOException {
    home = new AwsHome(folder);
  }

  @AfterEach
  void close() {
    home.close();
  }

  private static String keys(String key) {
    return KEYS.formatted(key);
  }

  private static String role(String name, String more) {
    return "role_arn=arn:aws:iam::111122223333:role/" + name + "|" + more + "|";
  }

  private static Launch withKeys(Launch launch) {
    return launch.env("AWS_ACCESS_KEY_ID", "AKIDENV").env("AWS_SECRET_ACCESS_KEY", "s");
  }

  /** Returns the assumed roles and the access keys that signed these requests. */
  private static List<String> assumed(Answers sts) {
    return sts.requests().stream()
        .map(
            r ->
                r.body().replaceAll("(?s).*role%2F([A-Za-z]+).*", "$1")
                    + " by "
                    + r.headers().replaceAll("(?s).*Credential=([A-Z]+)/.*", "$1"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "one, '',  '',    AKIDONE",
    "one, two, '',    AKIDONE",
    "one, two, three, AKIDTHREE",
    "'',  two, '',    AKIDTWO",
  })
  void profile_isReadFromOptionThenDefaultVariableThenOther(
      String first, String second, String option, String expected) throws Exception {
    home.config(
        "[profile one]|"
            + keys("AKIDONE")
            + "[profile two]|"
            + keys("AKIDTWO")
            + "[profile three]|"
            + keys("AKIDTHREE"));
    Launch launch =
        home.listEmulated().env("AWS_DEFAULT_PROFILE", first).env("AWS_PROFILE", second);
    home.expectSignedWith(expected, option.isEmpty() ? launch : launch.with("--profile", option));
  }

  /** The SDK itself reads the endpoints of the service and of STS from the profile. */
  @Test
  void defaultProfileVariable_appliesToEndpointsToo() throws Exception {
    try (Answers sts = Answers.start().sts("AKIDROLE")) {
      String services =
          "|services=here|[services here]|rekognition =|  endpoint_url = "
              + home.emulator().endpoint()
              + "|sts =|  endpoint_url = "
              + sts.url()
              + "|";
      home.config(
          "[profile base]|"
              + keys("AKIDBASE")
              + "[profile other]|endpoint_url=http://127.0.0.1:9|"
              + "[profile work]|region=us-east-1|"
              + role("outer", "source_profile=base")
              + services);

      home.expectSignedWith(
          "AKIDROLE", home.list().env("AWS_DEFAULT_PROFILE", "work").env("AWS_PROFILE", "other"));
      assertEquals(List.of("outer by AKIDBASE"), assumed(sts));
    }
  }

  @ParameterizedTest
  @CsvSource({"AWS_PROFILE", "AWS_DEFAULT_PROFILE"})
  void missingProfile_isRejected_evenWithKeysInTheEnvironment(String variable) throws Exception {
    home.expectNone(withKeys(home.listEmulated()).env(variable, "gone"))
        .errContains("no credentials: there is no profile gone in ");
  }

  /** Each row was compared with the behavior of the AWS CLI. */
  @ParameterizedTest
  @CsvSource({
    "self,     self by AKIDSELF",
    "both,     both by AKIDSOURCE",
    "sso,      sso by AKIDBASE",
    "chain,    inner by AKIDBASE; chain by AKIDROLE",
    "pod,      pod by AKIDBASE",
  })
  void role_isAssumedLikeTheAwsCli(String profile, String expected) throws Exception {
    home.config(
        "[profile base]|"
            + keys("AKIDBASE")
            + ("[profile self]|" + role("self", "source_profile=self") + keys("AKIDSELF"))
            + ("[profile both]|" + role("both", "source_profile=source"))
            + ("[profile source]|" + role("no", "source_profile=base") + keys("AKIDSOURCE"))
            + ("[profile sso]|" + role("sso", "source_profile=base") + SSO)
            + ("[profile chain]|" + role("chain", "source_profile=inner"))
            + ("[profile inner]|" + role("inner", "source_profile=base"))
            + ("[profile pod]|" + role("pod", "source_profile=base")));
    try (Answers sts = Answers.start().sts("AKIDROLE")) {
      Launch launch =
          home.listEmulated().env("AWS_PROFILE", profile).env("AWS_ENDPOINT_URL_STS", sts.url());
      if (profile.equals("pod")) {
        launch
            .env("AWS_WEB_IDENTITY_TOKEN_FILE", home.write("token", "t").toString())
            .env("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/web");
      }
      home.expectSignedWith("AKIDROLE", launch);
      assertEquals(expected, String.join("; ", assumed(sts)));
    }
  }

  @ParameterizedTest
  @CsvSource({"mixed, AKIDCREDENTIALS", "process, AKIDPROCESS", "stray, AKIDSTRAY"})
  void keys_inTheCredentialsFile_precedeTheProcess(String profile, String expected)
      throws Exception {
    Path file = home.write("credentials.json", Answers.credentials("AKIDPROCESS"));
    String process = "credential_process=cat " + file + "|";
    home.config(
        ("[profile mixed]|aws_session_token=old|" + process)
            + ("[profile process]|" + process + keys("AKIDCONFIG"))
            + ("[profile stray]|sso_region=us-east-1|sso_session=none|" + keys("AKIDSTRAY")));
    home.write(".aws/credentials", ("[mixed]|" + keys("AKIDCREDENTIALS")).replace('|', '\n'));

    home.expectSignedWith(expected, home.listEmulated("--profile", profile));
    assertTrue(
        home.emulator().requests().stream()
            .noneMatch(r -> String.valueOf(r.headers()).contains("old")));
  }

  @ParameterizedTest
  @CsvSource({
    "role_arn=r|,                            has a role_arn without source_profile or",
    "role_arn=|,                             has a role_arn without source_profile or",
    "role_arn=|source_profile=p|,            has an empty role_arn",
    "role_arn=r|source_profile=p|credential_source=Environment|, has both source_profile and",
    "web_identity_token_file=/t|,            has a web_identity_token_file without role_arn",
  })
  void incompleteRole_isRejected(String settings, String reason) throws Exception {
    home.config("[profile p]|" + settings + keys("AKIDKEYS"));

    home.expectNone(home.listEmulated("--profile", "p")).errContains("profile p " + reason);
  }

  @Test
  void circularChain_isRejected() throws Exception {
    home.config(
        "[profile p]|"
            + role("p", "source_profile=q")
            + "[profile q]|"
            + role("q", "source_profile=p"));

    home.expectNone(home.listEmulated("--profile", "p"))
        .errContains("profile q has a cycle in its chain of source profiles, at p");
  }

  @ParameterizedTest
  @CsvSource({"''", "other"})
  void webIdentity_withMissingOrDifferentRole_isRejected(String role) throws Exception {
    Path token = home.write("token", "t");
    Launch launch = home.listEmulated().env("AWS_ROLE_ARN", role);
    if (role.isEmpty()) {
      home.expectNone(launch.env("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString()))
          .errContains("AWS_ROLE_ARN, the role's ARN, is missing");
    } else {
      home.config("[default]|" + role("p", "web_identity_token_file=" + token));
      home.expectNone(launch).errContains("AWS_ROLE_ARN is another role than the role_arn of");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "echo TOPSECRET",
        "echo '{\"Version\":1,\"SecretAccessKey\":\"TOPSECRET'",
        "echo '{\"Version\":\"TOPSECRET\"}'",
        "echo '{\"Version\":1,\"AccessKeyId\":\"a\",\"SecretAccessKey\":\"s\",\"Expiration\":\"TOPSECRET\"}'",
        "echo '[\"TOPSECRET\"]'",
      })
  void credentialProcess_outputIsNotShown(String process) throws Exception {
    home.config("[default]|credential_process=" + process);

    home.expectNone(home.listEmulated("--verbose"))
        .errContains("no credentials: profile default: ")
        .errLacks("TOPSECRET");
  }

  /** The request goes to AWS instead; a proxy records its target. */
  @ParameterizedTest
  @CsvSource({
    "AWS_ENDPOINT_URL,  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, region=us-east-1",
    "AWS_ENDPOINT_URL,  OTHER, ignore_configured_endpoint_urls=true",
    "OTHER, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, endpoint_url=HERE",
    "OTHER, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, "
        + "services=s|[services s]|rekognition =|  endpoint_url=HERE",
  })
  void ignoredEndpoint_isNotUsed(String variable, String ignore, String profile) throws Exception {
    String endpoint = home.emulator().endpoint().toString();
    home.config("[profile work]|" + profile.replace("HERE", endpoint));
    int closedPort = 1;
    try (HttpProxy proxy = HttpProxy.start(closedPort)) {
      Launch launch =
          withKeys(home.list())
              .env("AWS_PROFILE", "work")
              .env("AWS_MAX_ATTEMPTS", "1")
              .env("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port())
              .env(ignore, "true")
              .env(variable, endpoint);

      home.expectNone(launch);
      assertTrue(
          proxy.granted().get(0).startsWith("CONNECT rekognition.us-east-1.amazonaws.com:443 "),
          () -> proxy.granted().toString());
      home.expectSignedWith("AKIDENV", launch.with("--endpoint-url", endpoint));
    }
  }
}
