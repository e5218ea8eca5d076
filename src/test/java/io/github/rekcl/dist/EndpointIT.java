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

/** Where requests go, and for which region, by the environment and by profiles. */
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

  /** Where nobody listens: what goes there is refused. */
  private static final String NOWHERE = "http://127.0.0.1:1";

  @ParameterizedTest
  @CsvSource({
    "option,   AWS_ENDPOINT_URL_REKOGNITION, ''",
    "variable, AWS_ENDPOINT_URL_REKOGNITION, endpoint_url=NOWHERE",
    "variable, AWS_ENDPOINT_URL,             endpoint_url=NOWHERE",
    "profile,  '',                           endpoint_url=HERE",
    "profile,  '', 'services=s|endpoint_url=NOWHERE|[services s]|rekognition =|  endpoint_url=HERE'",
  })
  void endpoint_ofTheFirstThatNamesOne(String from, String variable, String profile)
      throws Exception {
    home.config("[profile work]|" + profile.replace("NOWHERE", NOWHERE).replace("HERE", endpoint));
    Launch launch = home.list("--profile", "work");
    home.write(".aws/credentials", "[work]\naws_access_key_id=AKIDWORK\naws_secret_access_key=s\n");
    if (from.equals("option")) {
      launch.with("--endpoint-url", endpoint).env(variable, NOWHERE);
    } else if (from.equals("variable")) {
      launch.env(variable, endpoint);
      if (variable.endsWith("REKOGNITION")) {
        launch.env("AWS_ENDPOINT_URL", NOWHERE);
      }
    }
    home.expectSignedWith("AKIDWORK", launch);
  }

  /** What the SDK is set to stands in its requests: F is for "adaptive" among its features. */
  @ParameterizedTest
  @CsvSource({
    "AWS_MAX_ATTEMPTS, 7,        amz-sdk-request, attempt=1; max=7",
    "AWS_RETRY_MODE,   adaptive, User-Agent,      ' m/F,'",
    "AWS_RETRY_MODE,   standard, User-Agent,      ' m/E,'",
  })
  void retries_areThoseOfTheEnvironment(String variable, String value, String header, String part)
      throws Exception {
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
  void region_thatIsNone_isNamed() throws Exception {
    home.expectNone(
            Launch.rekcl("list", "--endpoint-url", endpoint)
                .credentials()
                .env("AWS_REGION", "us-east-1.evil.test/"))
        .errContains(
            "'us-east-1.evil.test/' is no region: AWS_REGION must be a code such as us-east-1");
  }

  @Test
  void region_withoutCustomLabels_isWarnedOf() throws Exception {
    String warning = "Warning: region sa-east-1 is not known to have Custom Labels.\n";
    try (Emulator there = Emulator.start(EmulatorConfig.defaults())) {
      String project = there.createProject("demo", "sa-east-1");
      String model = there.createModel(project, "v1", "STOPPED");
      Launched run = Launch.rekcl("stop", "--quiet", project, "v1").against(there).run();
      assertEquals(new Launched(0, "Model already stopped: " + model + "\n", warning), run);
      Launch.rekcl("list", "--region", "sa-east-1")
          .credentials()
          .with("--endpoint-url", there.endpoint().toString())
          .run()
          .errContains(warning);
    }
  }
}
