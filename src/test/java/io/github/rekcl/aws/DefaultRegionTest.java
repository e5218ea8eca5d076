package io.github.rekcl.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which region is asked where no ARN says it. */
class DefaultRegionTest {
  private static final String CONFIG = "aws.configFile";
  private static final String CREDENTIALS = "aws.sharedCredentialsFile";

  private final Path home;

  DefaultRegionTest(@TempDir Path home) {
    this.home = home;
  }

  /** A region may stand beside a profile's keys as well. */
  @BeforeEach
  void leaveTheMachineOut() {
    System.setProperty(CREDENTIALS, home.resolve("credentials").toString());
  }

  @AfterEach
  void restore() {
    System.clearProperty(CONFIG);
    System.clearProperty(CREDENTIALS);
  }

  private void config(String text) throws IOException {
    System.setProperty(CONFIG, Files.writeString(home.resolve("config"), text).toString());
  }

  private static Optional<String> find(String profile, Map<String, String> environment) {
    AwsSettings settings =
        new AwsSettings(profile.isEmpty() ? null : profile, null, null, false, null);
    return DefaultRegion.find(settings, environment);
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, eu-west-2, eu-west-1",
    "'',        eu-west-2, eu-west-2",
    "' ',       eu-west-2, eu-west-2",
    "'',        '',        us-west-2",
  })
  void find_environmentBeforeProfile(String region, String defaultRegion, String found)
      throws IOException {
    config("[default]\nregion=us-west-2\n");

    Map<String, String> environment =
        Map.of("AWS_REGION", region, "AWS_DEFAULT_REGION", defaultRegion);
    assertEquals(Optional.of(found), find("", environment));
  }

  @Test
  void find_namedProfile_hasItsOwn() throws IOException {
    config("[default]\nregion=us-west-2\n[profile work]\nregion=ap-south-1\n");

    assertEquals(Optional.of("ap-south-1"), find("work", Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"US-EAST-1", "useast1", "us-east-1 ", "us-east-1.evil.test/", "eu_west_1"})
  void find_whatIsNoRegion_isRefused(String region) throws IOException {
    config("");
    for (String variable : List.of("AWS_REGION", "AWS_DEFAULT_REGION")) {
      assertEquals(
          "'" + region + "' is no region: " + variable + " must be a code such as us-east-1",
          assertThrows(IllegalArgumentException.class, () -> find("", Map.of(variable, region)))
              .getMessage());
    }
    config("[profile work]\nregion=" + region.strip() + "/\n");
    assertThrows(IllegalArgumentException.class, () -> find("work", Map.of()));
  }

  @Test
  void find_nowhere_isNothing() throws IOException {
    config("[default]\n");

    assertEquals(Optional.empty(), find("", Map.of()));
    assertEquals(Optional.empty(), find("nowhere", Map.of()));
  }
}
