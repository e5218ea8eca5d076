package io.github.rekcl.dist;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environment variables that are set to an empty string. */
final class EmptyVariablesIT {
  private final AwsHome home;

  EmptyVariablesIT(@TempDir Path folder) throws IOException {
    home = new AwsHome(folder);
  }

  @AfterEach
  void close() {
    home.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_ENDPOINT_URL",
        "AWS_USE_FIPS_ENDPOINT",
        "AWS_USE_DUALSTACK_ENDPOINT",
        "AWS_EC2_METADATA_DISABLED",
        "AWS_MAX_ATTEMPTS",
        "AWS_RETRY_MODE",
        "AWS_REGION",
        "AWS_CA_BUNDLE",
        "HTTPS_PROXY",
      })
  void emptyVariable_isIgnored(String name) throws Exception {
    Launch launch = home.listEmulated().credentials().env("AWS_DEFAULT_REGION", "us-east-1");

    home.expectSignedWith("test", launch.env(name, ""));
  }

  @Test
  void emptyEndpointOfTheService_usesTheGeneralOne() throws Exception {
    Launch launch = home.list().credentials().env("AWS_ENDPOINT_URL_REKOGNITION", "");

    home.expectSignedWith(
        "test", launch.env("AWS_ENDPOINT_URL", home.emulator().endpoint().toString()));
  }
}
