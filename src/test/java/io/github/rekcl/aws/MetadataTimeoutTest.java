package io.github.rekcl.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;

class MetadataTimeoutTest {
  private static final String PROPERTY = "aws.ec2MetadataServiceTimeout";

  @AfterEach
  void restore() {
    System.clearProperty(PROPERTY);
  }

  private static ChosenProfile profile(String line) {
    byte[] config = ("[default]\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
    ProfileFile file =
        ProfileFile.builder()
            .content(new ByteArrayInputStream(config))
            .type(ProfileFile.Type.CONFIGURATION)
            .build();
    return new ChosenProfile("default", false, file);
  }

  @ParameterizedTest
  @CsvSource({"1, 5000", "0.4, 3200", "0.001, 2003", "30, 92000", "999, 2999000"})
  void bound_hasRoomForEachRequestsOwn(String seconds, long millis) {
    Duration bound = Duration.ofMillis(millis);
    assertEquals(bound, MetadataTimeout.ofAll(profile("metadata_service_timeout=" + seconds)));
    System.setProperty(PROPERTY, seconds);
    assertEquals(bound, MetadataTimeout.ofAll(profile("metadata_service_timeout=7")));
  }

  @Test
  void bound_isThatOfOneSecond_whereNothingSaysIt() {
    assertEquals(Duration.ofSeconds(5), MetadataTimeout.ofAll(profile("")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.000", "-1", "1s", "1e3", "1000", "", "soon"})
  void whatIsNoTime_isNamed(String seconds) {
    System.setProperty(PROPERTY, seconds);
    assertEquals(
        "no credentials: AWS_METADATA_SERVICE_TIMEOUT must be a number of seconds from 0.001 to"
            + " 999: '"
            + seconds
            + "'",
        refusal(profile("")));
    System.clearProperty(PROPERTY);
    if (!seconds.isEmpty()) {
      String message = refusal(profile("metadata_service_timeout=" + seconds));
      assertTrue(
          message.startsWith("no credentials: metadata_service_timeout of profile default in "),
          message);
    }
  }

  private static String refusal(ChosenProfile profile) {
    return String.valueOf(
        assertThrows(SdkClientException.class, () -> MetadataTimeout.ofAll(profile)).getMessage());
  }
}
