package io.github.rekcl.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.aws.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.login.CredentialException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The region of commands without an ARN. */
class DefaultRegionTest {
  private final Path home;

  DefaultRegionTest(@TempDir Path home) {
    this.home = home;
  }

  private void config(String text) throws IOException {
    Files.writeString(home.resolve("config"), text);
  }

  private Optional<String> find(String profile, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("AWS_CONFIG_FILE", home.resolve("config").toString());
    all.put("AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString());
    return DefaultRegion.find(new Configuration(profile.isEmpty() ? null : profile, all));
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, eu-west-2, eu-west-1",
    "'',        eu-west-2, eu-west-2",
    "' ',       eu-west-2, eu-west-2",
    "'',        '',        us-west-2",
  })
  void find_environment_takesPrecedence(String region, String defaultRegion, String found)
      throws IOException {
    config("[default]\nregion=us-west-2\n");

    Map<String, String> environment =
        Map.of("AWS_REGION", region, "AWS_DEFAULT_REGION", defaultRegion);
    assertEquals(Optional.of(found), find("", environment));
  }

  @Test
  void find_namedProfile_usesItsRegion() throws IOException {
    config("[default]\nregion=us-west-2\n[profile work]\nregion=ap-south-1\n");

    assertEquals(Optional.of("ap-south-1"), find("work", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "US-EAST-1",
        "useast1",
        "us-east-1 ",
        "us-",
        "-us-1",
        "us--1",
        "1us-2",
        "us-east-1.evil.test/",
        "eu_west_1"
      })
  void find_invalidRegion_throws(String region) throws IOException {
    config("");
    for (String variable : List.of("AWS_REGION", "AWS_DEFAULT_REGION")) {
      assertEquals(
          "'" + region + "' is not a region: " + variable + " must be a code such as us-east-1",
          assertThrows(IllegalArgumentException.class, () -> find("", Map.of(variable, region)))
              .getMessage());
    }
    config("[profile work]\nregion=" + region.strip() + "/\n");
    assertThrows(IllegalArgumentException.class, () -> find("work", Map.of()));
  }

  @Test
  void find_nothingConfigured_isEmpty() throws IOException {
    config("[default]\n");

    assertEquals(Optional.empty(), find("", Map.of()));
  }

  @Test
  void find_missingProfile_throws() throws IOException {
    config("[default]\nregion=us-west-2\n");

    SdkClientException e = assertThrows(SdkClientException.class, () -> find("nowhere", Map.of()));
    assertInstanceOf(CredentialException.class, e.getCause());
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("no credentials: there is no profile nowhere in "),
        e::getMessage);
  }
}
