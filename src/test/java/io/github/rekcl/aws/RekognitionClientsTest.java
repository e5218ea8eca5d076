package io.github.rekcl.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.login.CredentialException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

class RekognitionClientsTest {
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  RekognitionClientsTest(@TempDir Path home) {
    this.home = home;
  }

  /** Hides the AWS settings of the user who runs the test. */
  @BeforeEach
  void hideUserSettings() {
    environment.put("AWS_CONFIG_FILE", home.resolve("config").toString());
    environment.put("AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
  }

  private AwsSettings settings(String profile, @Nullable URI endpoint) {
    return new AwsSettings(
        profile.isEmpty() ? null : profile, endpoint, null, null, environment, false);
  }

  private static Emulator emulator(String... faults) throws IOException {
    return Emulator.start(
        EmulatorConfig.defaults().withFaults(List.of(faults).stream().map(Fault::parse).toList()));
  }

  private static RekognitionClient open(AwsSettings settings, String region) {
    return new RekognitionClients(settings).open(region, operation -> {});
  }

  private static void call(RekognitionClient client, String project) {
    client.describeProjectVersions(r -> r.projectArn(project));
  }

  @Test
  void open_signsForTheRegion() throws IOException {
    try (Emulator emulator = emulator();
        RekognitionClient client =
            open(AwsSettings.emulator(emulator.endpoint(), null), "ap-south-1")) {
      call(client, emulator.createProject("demo", "ap-south-1"));

      assertTrue(authorization(emulator, 0).contains("/ap-south-1/rekognition/aws4_request"));
    }
  }

  @Test
  void open_makesThreeAttempts_orMaxAttempts() throws IOException {
    credentials(Optional.empty(), "AKIDDEFAULT");
    assertEquals(3, attempts(false));
    environment.put("AWS_MAX_ATTEMPTS", "");
    assertEquals(3, attempts(false));
    environment.put("AWS_MAX_ATTEMPTS", "2");
    assertEquals(2, attempts(false));
    environment.put("AWS_RETRY_MODE", "legacy");
    assertEquals(2, attempts(false));
  }

  @Test
  void open_emulator_ignoresTheEnvironment() throws IOException {
    environment.put("AWS_MAX_ATTEMPTS", "2");
    assertEquals(3, attempts(true));
    environment.put("AWS_MAX_ATTEMPTS", "junk");
    environment.put("AWS_RETRY_MODE", "junk");
    assertEquals(3, attempts(true));
  }

  private int attempts(boolean emulates) throws IOException {
    try (Emulator emulator = emulator("DescribeProjectVersions=InternalServerError");
        RekognitionClient client =
            open(
                emulates
                    ? AwsSettings.emulator(emulator.endpoint(), null)
                    : settings("", emulator.endpoint()),
                "us-east-1")) {
      String project = emulator.createProject("demo");
      assertThrows(SdkException.class, () -> call(client, project));
      return emulator.requests().size();
    }
  }

  @Test
  void retries_areReported_withoutTheFirstAttempt() throws IOException {
    List<String> repeats = new ArrayList<>();
    try (Emulator emulator = emulator("DescribeProjectVersions@1=InternalServerError");
        RekognitionClient client =
            new RekognitionClients(AwsSettings.emulator(emulator.endpoint(), null))
                .open("us-east-1", repeats::add)) {
      String project = emulator.createProject("demo");
      call(client, project);
      call(client, project);

      assertEquals(3, emulator.requests().size());
    }
    assertEquals(List.of("DescribeProjectVersions"), repeats);
  }

  @Test
  void credentials_missing_throwsCredentialException() throws IOException {
    try (Emulator emulator = emulator()) {
      for (Optional<String> profile : List.of(Optional.<String>empty(), Optional.of("nowhere"))) {
        try (RekognitionClient client =
            open(settings(profile.orElse(""), emulator.endpoint()), "us-east-1")) {
          SdkClientException e = assertThrows(SdkClientException.class, () -> call(client, "any"));
          assertInstanceOf(CredentialException.class, e.getCause());
        }
      }
      assertEquals(List.of(), emulator.requests());
    }
  }

  @Test
  void credentials_ofAProfile_areReread() throws IOException {
    for (Optional<String> profile : List.of(Optional.<String>empty(), Optional.of("work"))) {
      credentials(profile, "AKIDOLD");
      try (Emulator emulator = emulator();
          RekognitionClient client =
              open(settings(profile.orElse(""), emulator.endpoint()), "us-east-1")) {
        String project = emulator.createProject("demo");
        call(client, project);
        credentials(profile, "AKIDNEW");
        call(client, project);

        assertTrue(authorization(emulator, 0).contains("Credential=AKIDOLD/"));
        assertTrue(authorization(emulator, 1).contains("Credential=AKIDNEW/"));
      }
    }
  }

  private void credentials(Optional<String> profile, String key) throws IOException {
    Files.writeString(
        home.resolve("credentials"),
        "["
            + profile.orElse("default")
            + "]\naws_access_key_id="
            + key
            + "\naws_secret_access_key=s\n");
  }

  private static String authorization(Emulator emulator, int request) {
    return String.valueOf(emulator.requests().get(request).headers().get("Authorization"));
  }

  @Test
  void maxAttempts_ofAProfile_isUsed() throws IOException {
    Files.writeString(
        home.resolve("config"), "[profile work]\nmax_attempts=2\nretry_mode=adaptive\n");
    credentials(Optional.of("work"), "AKIDWORK");
    try (Emulator emulator = emulator("DescribeProjectVersions=InternalServerError");
        RekognitionClient client = open(settings("work", emulator.endpoint()), "us-east-1")) {
      String project = emulator.createProject("demo");
      assertThrows(SdkException.class, () -> call(client, project));
      assertEquals(2, emulator.requests().size());
    }
  }

  @Test
  void maxAttempts_invalid_namesTheSetting() throws IOException {
    for (String text : List.of("abc", "0", "-1", "99999")) {
      String what = " must be a number from 1 to 9999: " + text;
      environment.put("AWS_MAX_ATTEMPTS", text);
      assertEquals("AWS_MAX_ATTEMPTS" + what, refusal());
      environment.put("AWS_MAX_ATTEMPTS", "");
      Path config = Files.writeString(home.resolve("config"), "[default]\nmax_attempts=" + text);
      assertTrue(
          refusal().startsWith("max_attempts of profile default in " + config), this::refusal);
      assertTrue(refusal().endsWith(what), this::refusal);
    }
  }

  @Test
  void retryMode_invalid_namesTheSetting() throws IOException {
    String what = " must be standard, adaptive or legacy: junk";
    environment.put("AWS_RETRY_MODE", "junk");
    assertEquals("AWS_RETRY_MODE" + what, refusal());
    environment.put("AWS_RETRY_MODE", "");
    Path config = Files.writeString(home.resolve("config"), "[default]\nretry_mode=junk");
    assertTrue(refusal().startsWith("retry_mode of profile default in " + config), this::refusal);
    assertTrue(refusal().endsWith(what), this::refusal);
  }

  private String refusal() {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> open(settings("", null), "us-east-1"))
            .getMessage());
  }

  /** As in the AWS CLI, unused settings are not checked. */
  @Test
  void certificatesAndProxy_areCheckedOnlyForHttps() {
    for (Map.Entry<String, String> variable :
        Map.of("AWS_CA_BUNDLE", "/no/such/file", "HTTPS_PROXY", "socks5://a.test").entrySet()) {
      environment.put(variable.getKey(), variable.getValue());
      open(settings("", URI.create("http://127.0.0.1:1")), "us-east-1").close();
      RekognitionClients aws = new RekognitionClients(settings("", null));
      String message =
          String.valueOf(
              assertThrows(
                      IllegalArgumentException.class, () -> aws.open("us-east-1", operation -> {}))
                  .getMessage());
      assertTrue(message.startsWith(variable.getKey()), message);
      environment.remove(variable.getKey());
    }
  }
}
