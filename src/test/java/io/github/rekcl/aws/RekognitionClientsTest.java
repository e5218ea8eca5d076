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
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.login.CredentialException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

class RekognitionClientsTest {
  private static final int MOST_CALLS = 5_000;

  @RegisterExtension final SetProperties properties = new SetProperties();

  private final Path home;

  RekognitionClientsTest(@TempDir Path home) {
    this.home = home;
  }

  /** Nothing of the machine's own AWS settings may matter here. */
  @BeforeEach
  void leaveTheMachineOut() {
    properties.set("aws.sharedCredentialsFile", home.resolve("credentials").toString());
    properties.set("aws.configFile", home.resolve("config").toString());
    properties.set("aws.disableEc2Metadata", "true");
    properties.set("aws.accessKeyId", "");
    properties.set("aws.secretAccessKey", "");
  }

  private static Emulator emulator(String... faults) throws IOException {
    return Emulator.start(
        EmulatorConfig.defaults().withFaults(List.of(faults).stream().map(Fault::parse).toList()));
  }

  private static RekognitionClient open(AwsSettings settings, String region) {
    return new RekognitionClients(settings, Map.of()).open(region, operation -> {});
  }

  private static void call(RekognitionClient client, String project) {
    client.describeProjectVersions(r -> r.projectArn(project));
  }

  @Test
  void create_signsForTheRegionGiven() throws IOException {
    try (Emulator emulator = emulator();
        RekognitionClient client =
            open(AwsSettings.emulator(emulator.endpoint(), null), "ap-south-1")) {
      call(client, emulator.createProject("demo", "ap-south-1"));

      assertTrue(authorization(emulator, 0).contains("/ap-south-1/rekognition/aws4_request"));
    }
  }

  @Test
  void create_makesThreeAttempts_orAsManyAsTheEnvironmentSays() throws IOException {
    credentials(Optional.empty(), "AKIDDEFAULT");
    assertEquals(3, attempts(false));
    properties.set("aws.maxAttempts", "");
    assertEquals(3, attempts(false));
    properties.set("aws.maxAttempts", "2");
    assertEquals(2, attempts(false));
    properties.set("aws.retryMode", "legacy");
    assertEquals(2, attempts(false));
  }

  @Test
  void create_forAnEmulator_leavesTheOperatorsOwnOut() throws IOException {
    properties.set("aws.maxAttempts", "2");
    assertEquals(3, attempts(true));
    properties.set("aws.maxAttempts", "junk");
    properties.set("aws.retryMode", "junk");
    assertEquals(3, attempts(true));
  }

  private static int attempts(boolean emulates) throws IOException {
    try (Emulator emulator = emulator("DescribeProjectVersions=InternalServerError");
        RekognitionClient client =
            open(new AwsSettings(null, emulator.endpoint(), null, emulates, null), "us-east-1")) {
      String project = emulator.createProject("demo");
      assertThrows(SdkException.class, () -> call(client, project));
      return emulator.requests().size();
    }
  }

  @Test
  void repeats_areTold_butNotTheFirstAttempt() throws IOException {
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
  void credentials_nowhere_areTellable() throws IOException {
    try (Emulator emulator = emulator()) {
      for (Optional<String> profile : List.of(Optional.<String>empty(), Optional.of("nowhere"))) {
        AwsSettings settings =
            new AwsSettings(profile.orElse(null), emulator.endpoint(), null, false, null);
        try (RekognitionClient client = open(settings, "us-east-1")) {
          SdkClientException e = assertThrows(SdkClientException.class, () -> call(client, "any"));
          assertInstanceOf(CredentialException.class, e.getCause());
        }
      }
      assertEquals(List.of(), emulator.requests());
    }
  }

  @Test
  void credentials_ofAProfile_arePickedUpWhenTheyChange() throws IOException {
    for (Optional<String> profile : List.of(Optional.<String>empty(), Optional.of("work"))) {
      credentials(profile, "AKIDOLD");
      try (Emulator emulator = emulator();
          RekognitionClient client =
              open(
                  new AwsSettings(profile.orElse(null), emulator.endpoint(), null, false, null),
                  "us-east-1")) {
        String project = emulator.createProject("demo");
        call(client, project);
        credentials(profile, "AKIDNEW");
        // The SDK looks at the file again now and then, not at every call.
        int calls = 1;
        do {
          call(client, project);
        } while (!authorization(emulator, calls).contains("Credential=AKIDNEW/")
            && calls++ < MOST_CALLS);

        assertTrue(authorization(emulator, 0).contains("Credential=AKIDOLD/"));
        assertTrue(calls < MOST_CALLS, "the new key was never used");
      }
    }
  }

  private void credentials(Optional<String> profile, String key) throws IOException {
    Path file = home.resolve("credentials");
    boolean again = Files.exists(file);
    Files.writeString(
        file,
        "["
            + profile.orElse("default")
            + "]\naws_access_key_id="
            + key
            + "\naws_secret_access_key=s\n");
    if (again) {
      // The SDK goes by the file's time stamp, which two writes in a row may share.
      FileTime stamp = Files.getLastModifiedTime(file);
      Files.setLastModifiedTime(file, FileTime.from(stamp.toInstant().plusSeconds(2)));
    }
  }

  private static String authorization(Emulator emulator, int request) {
    return String.valueOf(emulator.requests().get(request).headers().get("Authorization"));
  }

  @Test
  void maxAttempts_ofAProfile_areTaken() throws IOException {
    Files.writeString(
        home.resolve("config"), "[profile work]\nmax_attempts=2\nretry_mode=adaptive\n");
    credentials(Optional.of("work"), "AKIDWORK");
    try (Emulator emulator = emulator("DescribeProjectVersions=InternalServerError");
        RekognitionClient client =
            open(new AwsSettings("work", emulator.endpoint(), null, false, null), "us-east-1")) {
      String project = emulator.createProject("demo");
      assertThrows(SdkException.class, () -> call(client, project));
      assertEquals(2, emulator.requests().size());
    }
  }

  @Test
  void maxAttempts_thatAreNoNumber_areNamed() throws IOException {
    for (String text : List.of("abc", "0", "-1", "99999")) {
      String what = " must be a number from 1 to 9999: " + text;
      properties.set("aws.maxAttempts", text);
      assertEquals("AWS_MAX_ATTEMPTS" + what, refusal());
      properties.set("aws.maxAttempts", "");
      Path config = Files.writeString(home.resolve("config"), "[default]\nmax_attempts=" + text);
      assertTrue(
          refusal().startsWith("max_attempts of profile default in " + config), this::refusal);
      assertTrue(refusal().endsWith(what), this::refusal);
    }
  }

  @Test
  void retryMode_thatIsNone_isNamed() throws IOException {
    String what = " must be standard, adaptive or legacy: junk";
    properties.set("aws.retryMode", "junk");
    assertEquals("AWS_RETRY_MODE" + what, refusal());
    properties.set("aws.retryMode", "");
    Path config = Files.writeString(home.resolve("config"), "[default]\nretry_mode=junk");
    assertTrue(refusal().startsWith("retry_mode of profile default in " + config), this::refusal);
    assertTrue(refusal().endsWith(what), this::refusal);
  }

  private String refusal() {
    AwsSettings settings = new AwsSettings(null, null, null, false, null);
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> open(settings, "us-east-1"))
            .getMessage());
  }

  /** As with the AWS CLI: what isn't needed isn't looked at. */
  @Test
  void certificatesAndProxy_areLookedAtForHttpsAlone() {
    for (Map<String, String> environment :
        List.of(
            Map.of("AWS_CA_BUNDLE", "/no/such/file"), Map.of("HTTPS_PROXY", "socks5://a.test"))) {
      RekognitionClients plain =
          new RekognitionClients(
              new AwsSettings(null, URI.create("http://127.0.0.1:1"), null, false, null),
              environment);
      plain.open("us-east-1", operation -> {}).close();
      RekognitionClients aws =
          new RekognitionClients(new AwsSettings(null, null, null, false, null), environment);
      String message =
          String.valueOf(
              assertThrows(
                      IllegalArgumentException.class, () -> aws.open("us-east-1", operation -> {}))
                  .getMessage());
      assertTrue(message.startsWith(environment.keySet().iterator().next()), message);
    }
  }
}
