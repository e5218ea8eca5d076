package io.github.rekcl.aws.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endpoints of the environment and the configuration file; a bar is a line break. */
class EndpointUrlsTest {
  private final Path home;

  EndpointUrlsTest(@TempDir Path home) {
    this.home = home;
  }

  private String find(String config, String... variables) throws IOException {
    Files.writeString(home.resolve("config"), config.replace('|', '\n'));
    Map<String, String> environment = new java.util.HashMap<>();
    environment.put("MY", home.toString());
    environment.put("AWS_CONFIG_FILE", "${MY}/config");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "$MY/credentials");
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return EndpointUrls.find(new Configuration(null, environment), "rekognition")
        .map(String::valueOf)
        .orElse("AWS");
  }

  @ParameterizedTest
  @CsvSource({
    "[default]|ENDPOINT_URL = http://a:1,                                             http://a:1",
    "[default]|services = l|[services \"l\"]|Rekognition =|  Endpoint_Url = http://b, http://b",
    "[default]|services = l|endpoint_url=http://a|[services l]|sts =|  endpoint_url=http://b,"
        + " http://a",
    "[default]|services = l|[services l]|rekognition =|  # x||  endpoint_url=http://b|  a=b, http://b",
    "[default]|  endpoint_url = http://a # comment|, none",
    "[default]|region=x|[services l]|rekognition =|  endpoint_url=http://b, AWS",
    "[default]|s3 =|  endpoint_url = http://b, AWS",
    "[profile default]|endpoint_url=http://a|[default]|region=b, AWS",
    "[default]|region=b|[profile default]|endpoint_url=http://a, http://a",
  })
  void find_inTheProfile(String config, String expected) throws IOException {
    if (expected.equals("none")) {
      assertThrows(IllegalArgumentException.class, () -> find(config));
    } else {
      assertEquals(expected, find(config));
    }
  }

  /** A request for a configured endpoint must not go to AWS. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "services = nosuch ~ there is no section [services nosuch]",
        "services = ~ there is no section [services ]",
        "services = l|[services l] ~ there is no section [services l]",
        "services = l|[services l]|rekognition = http://b ~ must be followed by indented lines of",
        "services = l|[services l]|rekognition = ~ must be followed by indented lines of",
        "services = l|[services l]|rekognition =|  junk ~ must be followed by indented lines of",
        "services = l|[services l]|a = b|junk ~ can't be read: line 5: it must be NAME",
        "region = x|  endpoint_url = http://a ~ is indented, and so a part of region",
        "rekognition =|  endpoint_url = http://a ~ is indented, and so a part of rekognition",
        "endpoint_url = localhost:4566 ~ 'localhost:4566' is not an endpoint; use",
        "endpoint_url = http://my_emulator:8080 ~ a host name cannot contain _",
        "endpoint_url = http://op:secret@my_host ~ 'http://my_host' is not an endpoint",
        "endpoint_url = http://h:66000 ~ is not an endpoint",
        "endpoint_url = ftp://h ~ is not an endpoint",
        "endpoint_url = http://h h ~ is not an endpoint",
        "endpoint_url = http://h|endpoint_url=http://h ~ endpoint_url is defined twice",
      })
  void find_unusableEndpoint_throws(String lines, String why) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> find("[default]|" + lines))
                .getMessage());
    assertTrue(message.contains(why), message);
    assertTrue(message.contains(home.resolve("config").toString()), message);
    assertFalse(message.contains("secret"), message);
  }

  @Test
  void find_inTheEnvironment() throws IOException {
    String config = "[default]|endpoint_url=http://a|services=nosuch";
    assertEquals(
        "http://b",
        find(config, "AWS_ENDPOINT_URL_REKOGNITION", "http://b", "AWS_ENDPOINT_URL", "x"));
    assertEquals(
        "http://b",
        find(config, "AWS_ENDPOINT_URL_REKOGNITION", "", "AWS_ENDPOINT_URL", "http://b"));
    assertEquals(
        "AWS_ENDPOINT_URL: 'localhost:4566' is not an endpoint; use http://HOST:PORT or https://HOST",
        assertThrows(
                IllegalArgumentException.class,
                () -> find(config, "AWS_ENDPOINT_URL", "localhost:4566"))
            .getMessage());
  }

  @Test
  void find_ignoredEndpoints_isEmpty() throws IOException {
    String config = "[default]|endpoint_url=http://a|";
    String variable = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
    assertEquals("AWS", find(config, variable, "TRUE", "AWS_ENDPOINT_URL", "http://b"));
    assertEquals("AWS", find(config + "ignore_configured_endpoint_urls=true"));
    assertEquals("http://a", find(config, variable, "false"));
  }
}
