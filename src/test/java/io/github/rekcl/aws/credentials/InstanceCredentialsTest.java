package io.github.rekcl.aws.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.aws.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class InstanceCredentialsTest {
  private final Path home;

  InstanceCredentialsTest(@TempDir Path home) {
    this.home = home;
  }

  private Duration timeout(String variable, String line) throws IOException {
    Path file = Files.writeString(home.resolve("config"), "[default]\n" + line + "\n");
    return InstanceCredentials.timeout(
        new Configuration(
            null,
            Map.of(
                "AWS_CONFIG_FILE",
                file.toString(),
                "AWS_SHARED_CREDENTIALS_FILE",
                home.resolve("credentials").toString(),
                "AWS_METADATA_SERVICE_TIMEOUT",
                variable)));
  }

  @ParameterizedTest
  @CsvSource({"1, 5000", "0.4, 3200", "0.001, 2003", "30, 92000", "999, 2999000"})
  void timeout_allowsForThreeRequests(String seconds, long millis) throws IOException {
    Duration timeout = Duration.ofMillis(millis);
    assertEquals(timeout, timeout("", "metadata_service_timeout=" + seconds));
    assertEquals(timeout, timeout(seconds, "metadata_service_timeout=7"));
  }

  @Test
  void timeout_default_isThatOfOneSecond() throws IOException {
    assertEquals(Duration.ofSeconds(5), timeout("", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.000", "-1", "1s", "1e3", "1000", "soon"})
  void timeout_invalid_namesTheSetting(String seconds) {
    assertEquals(
        "no credentials: AWS_METADATA_SERVICE_TIMEOUT must be a number of seconds from 0.001 to"
            + " 999: '"
            + seconds
            + "'",
        refusal(seconds, ""));
    String message = refusal("", "metadata_service_timeout=" + seconds);
    assertTrue(
        message.startsWith("no credentials: metadata_service_timeout of profile default in "),
        message);
  }

  private String refusal(String variable, String line) {
    return String.valueOf(
        assertThrows(SdkClientException.class, () -> timeout(variable, line)).getMessage());
  }
}
