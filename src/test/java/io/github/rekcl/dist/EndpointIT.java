package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkSystemSetting;

/** Endpoints and regions that are configured by the environment or by profiles. */
final class EndpointIT {
  private final AwsHome home;
  private final String endpoint;

  EndpointIT(@TempDir Path folder) throws IOException {
    home = new AwsHome(folder);
    endpoint = home.emulator().endpoint().toString();
  }

  @AfterEach
  void close() {
    home.close();
  }

  /** A port that refuses connections. */
  private static final String NOWHERE = "http://127.0.0.1:1";

  @ParameterizedTest
  @CsvSource({
    "option,   AWS_ENDPOINT_URL_REKOGNITION, ''",
    "variable, AWS_ENDPOINT_URL_REKOGNITION, endpoint_url=NOWHERE",
    "variable, AWS_ENDPOINT_URL,             endpoint_url=NOWHERE",
    "profile,  '',                           endpoint_url=HERE",
    "profile,  '', 'services=s|endpoint_url=NOWHERE|[services s]|rekognition =|  endpoint_url=HERE'",
  })
  void endpoint_isReadFromTheFirstSetting(String source, String variable, String profile)
      throws Exception {
    home.config("[profile work]|" + profile.replace("NOWHERE", NOWHERE).replace("HERE", endpoint));
    Launch launch = home.list("--profile", "work");
    home.write(".aws/credentials", "[work]\naws_access_key_id=AKIDWORK\naws_secret_access_key=s\n");
    if (source.equals("option")) {
      launch.with("--endpoint-url", endpoint).env(variable, NOWHERE);
    } else if (source.equals("variable")) {
      launch.env(variable, endpoint);
      if (variable.endsWith("REKOGNITION")) {
        launch.env("AWS_ENDPOINT_URL", NOWHERE);
      }
    }
    home.expectSignedWith("AKIDWORK", launch);
  }

  /** Syntax that the SDK's own parser does not support; requests would go to AWS instead. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "default  ~ [default]|ENDPOINT_URL = HERE",
        "default  ~ [default] ; the usual|  endpoint_url = HERE|  # indented|  output = json",
        "default  ~ [default]|services = local|[services \"local\"]|Rekognition =|  endpoint_url = HERE",
        "default  ~ [default]|region = us-east-1|\u00a0|endpoint_url = HERE|[profile x]|junk",
        "default  ~ [default]|endpoint_url = NOWHERE|[profile default]|endpoint_url = HERE",
        "my prof  ~ [profile 'my prof']|endpoint_url: HERE",
        "z\u00fcrich=1,[a] ~ [profile z\u00fcrich=1,[a]]|endpoint_url = HERE",
        "default  ~ [default]|endpoint_url = HERE|use_fips_endpoint = true|use_dualstack_endpoint=true",
      })
  void endpoint_inAwsCliSyntax_isUsed(String profile, String config) throws Exception {
    home.config(config.replace("NOWHERE", NOWHERE).replace("HERE", endpoint));
    Launch launch = home.list().credentials().env("AWS_PROFILE", profile);
    home.expectSignedWith("test", launch.env("LC_ALL", "C.UTF-8"));
  }

  @ParameterizedTest
  @CsvSource({"~/.aws/other", "$HOME/.aws/other", "${HOME}/.aws/other"})
  void configFile_isExpanded(String path) throws Exception {
    home.write(".aws/other", "[default]\nendpoint_url = " + endpoint + "\n");
    home.expectSignedWith("test", home.list().credentials().env("AWS_CONFIG_FILE", path));
  }

  /** Each is reported before any request is sent. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "OTHER ~ '' ~ services = nosuch ~ services of profile default in FILES: there is no section [services nosuch]",
        "OTHER ~ '' ~ region=x|  endpoint_url=NOWHERE ~ endpoint_url of profile default in FILES is indented",
        "OTHER ~ '' ~ endpoint_url=http://my_emulator:8080 ~ endpoint_url of profile default in FILES: 'http://my_emulator:8080' is not an endpoint; a host name cannot contain _",
        "AWS_ENDPOINT_URL ~ localhost:4566 ~ region=x ~ AWS_ENDPOINT_URL: 'localhost:4566' is not an endpoint",
        "AWS_ENDPOINT_URL_REKOGNITION ~ http:/host ~ region=x ~ AWS_ENDPOINT_URL_REKOGNITION: 'http:/host' is not an endpoint",
        "OTHER ~ '' ~ junk ~ .aws/config can't be read: line 2: it must be NAME = VALUE",
        "AWS_USE_FIPS_ENDPOINT ~ yes ~ region=x ~ AWS_USE_FIPS_ENDPOINT must be true or false: yes",
      })
  void invalidSetting_isNamed(String variable, String value, String config, String reason)
      throws Exception {
    home.config("[default]|" + config.replace("NOWHERE", NOWHERE));
    Launch launch = home.list().credentials().env("HTTPS_PROXY", NOWHERE);
    home.expectNone(launch.env(variable, value))
        .errContains(
            reason.replace(
                "FILES", home.path() + "/.aws/config or " + home.path() + "/.aws/credentials"));
  }

  @Test
  void missingProfile_withoutRegion_isNamed() throws Exception {
    Launch launch =
        Launch.rekcl("list", "--profile", "typo").credentials().env("HOME", home.path().toString());
    home.expectNone(launch).errContains("there is no profile typo in ").errLacks("no region");
    home.config("[default|region=us-east-1");
    home.expectNone(launch).errContains("can't be read: line 1").errLacks("no region");
  }

  @Test
  void emulate_ignoresTheConfigurationOfTheOperator() throws Exception {
    home.config("[default|region=us-east-1|retry_mode=bogus");
    Launch launch = Launch.rekcl("--emulate", "list").env("HOME", home.path().toString());
    for (SdkSystemSetting setting : SdkSystemSetting.values()) {
      launch.env(setting.environmentVariable(), "bogus");
    }
    launch
        .env("AWS_PROFILE", "nosuch")
        .env("AWS_USE_FIPS_ENDPOINT", "true")
        .env("AWS_ENDPOINT_URL", "bogus")
        .env("AWS_CA_BUNDLE", "/no/such/file");
    Launched expected = Launch.rekcl("--emulate", "list").run();
    assertEquals(0, expected.code(), expected::toString);
    assertEquals(expected, launch.run());
  }

  /** The SDK sends its retry settings in each request; m/E and m/F are the retry modes. */
  @ParameterizedTest
  @CsvSource({
    "AWS_MAX_ATTEMPTS, 7,        amz-sdk-request, attempt=1; max=7",
    "AWS_RETRY_MODE,   adaptive, User-Agent,      ' m/F,'",
    "AWS_RETRY_MODE,   standard, User-Agent,      ' m/E,'",
  })
  void retries_areConfiguredByTheEnvironment(
      String variable, String value, String header, String part) throws Exception {
    home.listEmulated().credentials().env(variable, value).run().errLacks("failed");

    String sent = String.valueOf(home.emulator().requests().get(0).headers().get(header));
    assertTrue(sent.contains(part), sent);
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, eu-west-2, eu-west-1",
    "'',        eu-west-2, eu-west-2",
    "'',        '',        us-west-2",
  })
  void region_ofWhatHasNoArn(String region, String defaultRegion, String expected)
      throws Exception {
    home.config("[default]|region=us-west-2");
    Launch.rekcl("list", "--endpoint-url", endpoint)
        .credentials()
        .env("HOME", home.path().toString())
        .env("AWS_REGION", region)
        .env("AWS_DEFAULT_REGION", defaultRegion)
        .run()
        .expect(0, "");
    assertEquals(expected, home.emulator().requests().get(0).region());
  }

  @Test
  void invalidRegion_isNamed() throws Exception {
    home.expectNone(
            Launch.rekcl("list", "--endpoint-url", endpoint)
                .credentials()
                .env("AWS_REGION", "us-east-1.evil.test/"))
        .errContains(
            "'us-east-1.evil.test/' is not a region: AWS_REGION must be a code such as us-east-1");
  }

  @Test
  void region_withoutCustomLabels_printsAWarning() throws Exception {
    String warning = "Warning: region sa-east-1 is not known to have Custom Labels.\n";
    try (Emulator emulator = Emulator.start(EmulatorConfig.defaults())) {
      String project = emulator.createProject("demo", "sa-east-1");
      String model = emulator.createModel(project, "v1", "STOPPED");
      Launched run = Launch.rekcl("stop", "--quiet", project, "v1").against(emulator).run();
      assertEquals(new Launched(0, "Model already stopped: " + model + "\n", warning), run);
      Launch.rekcl("list", "--region", "sa-east-1")
          .credentials()
          .with("--endpoint-url", emulator.endpoint().toString())
          .run()
          .errContains(warning);
    }
  }
}
