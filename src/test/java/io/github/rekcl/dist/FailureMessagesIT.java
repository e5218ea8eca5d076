package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rekcl.emulator.DemoContent;
import io.github.rekcl.emulator.Emulator;
import io.github.rekcl.emulator.EmulatorConfig;
import io.github.rekcl.emulator.Fault;
import io.github.rekcl.loopback.Answers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures on the way to the service: what is reported, and that no credentials are shown. */
final class FailureMessagesIT {
  private static final String MODEL = DemoContent.RUNNING_MODEL_ARN;

  private static Emulator emulator(String... faults) throws IOException {
    Emulator emulator =
        Emulator.start(
            EmulatorConfig.defaults()
                .withFaults(List.of(faults).stream().map(Fault::parse).toList()));
    DemoContent.seed(emulator);
    return emulator;
  }

  private static Launch stop(String... options) {
    return Launch.rekcl("stop", DemoContent.PROJECT_ARN, MODEL).with(options);
  }

  @ParameterizedTest
  @CsvSource({
    "DescribeProjectVersions=hang,    no status was seen,  RUNNING",
    "DescribeProjectVersions@2-=hang, last seen RUNNING,   STOPPED",
    "StopProjectVersion=hang,         last seen RUNNING,   RUNNING",
    "StopProjectVersion=after:hang,   last seen RUNNING,   STOPPED",
  })
  void hangingServer_endsWithTheTimeout(String fault, String seen, String end) throws Exception {
    try (Emulator emulator = emulator(fault)) {
      stop("--timeout", "6s")
          .against(emulator)
          .run()
          .expect(4, "")
          .errContains("Timed out after 6s: model not seen stopped: " + MODEL)
          .errContains("(" + seen + ")")
          .errContains("Run the same command again to resume");
      // The emulator finishes the stop in three seconds, whether or not rekcl waits for it.
      Optional<String> status = emulator.status(MODEL);
      assertEquals(end.equals("RUNNING"), status.equals(Optional.of("RUNNING")), status::toString);
    }
  }

  @Test
  void connectionRefused_saysWhatToCheck() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    stop("--endpoint-url", "http://127.0.0.1:" + port)
        .credentials()
        .run()
        .expect(1, "")
        .errContains("DescribeProjectVersions failed: connection refused by 127.0.0.1:" + port)
        .errContains("Check the network, the proxy settings and the endpoint of region us-east-1.");
  }

  @Test
  void unknownHost_saysWhatToCheck() throws Exception {
    stop("--endpoint-url", "https://no-such-host.invalid")
        .credentials()
        .run()
        .expect(1, "")
        .errContains("DescribeProjectVersions failed: cannot resolve no-such-host.invalid\n")
        .errContains("Check the network");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200|<html>Welcome|UnreadableAnswer|its answer can't be read",
        "200|null|UnreadableAnswer|its answer can't be read",
        "200|[]|UnreadableAnswer|its answer can't be read",
        "200|{}|UnreadableAnswer|no list of models",
        "200|{\"ProjectVersionDescriptions\":\"v1\"}|UnreadableAnswer|its answer can't be read",
        "200|{\"ProjectVersionDescriptions\":[{\"CreationTimestamp\":\"noon\"}]}|UnreadableAnswer|"
            + "its answer can't be read",
        "200|{\"ProjectVersionDescriptions\":[{\"ProjectVersionArn\":\"v1\"}]}|UnreadableAnswer|"
            + "a model without a readable ARN",
        "302|<html>Moved|HTTP 302|it redirects elsewhere",
        "401|<html>Sign in|HTTP 401|it asks for a sign-in that is not AWS's",
        "403|<html>No|HTTP 403|it, or a proxy before it, refuses the request",
        "501|{\"__type\":\"InternalFailure\",\"message\":\"none\"}|HTTP 501|InternalFailure: none",
      })
  void anotherServer_isReportedAsSuch(int status, String body, String code, String reason)
      throws Exception {
    try (Answers server = Answers.start().with("POST /", status, body)) {
      Launched run = stop("--output", "json", "--endpoint-url", server.url()).credentials().run();
      assertEquals(1, run.code(), run::toString);
      assertTrue(run.out().contains("\"Code\": \"" + code + "\""), run::toString);
      run.errContains(code + ": this endpoint does not answer like Amazon Rekognition")
          .errContains(reason)
          .errContains("Check the endpoint and the proxy: --endpoint-url, AWS_ENDPOINT_URL, HTTPS")
          .errLacks("Try again later")
          .errLacks("Exception");
    }
  }

  @Test
  void endpointWithSlashes_isReportedAsAnotherServer() throws Exception {
    try (Answers server = Answers.start()) {
      stop("--endpoint-url", server.url() + "//")
          .credentials()
          .run()
          .expect(1, "")
          .errContains(": this endpoint does not answer like Amazon Rekognition");
    }
  }

  /** AWS quotes the request that it expected to be signed. */
  @Test
  void secrets_inAnErrorMessage_areNotShown() throws Exception {
    String body =
        "{\"__type\":\"InvalidSignatureException\",\"message\":\"should be: x-amz-security-token:"
            + "IQoJb3JpZ2luX2VjEXAMPLE/+token== and wJalrXUtnFEMIEXAMPLEKEY, cut: IQoJb3JpZ2luX2Vj\"}";
    try (Answers server = Answers.start().with("POST /", 400, body)) {
      Launched run =
          stop("-v", "--output", "json", "--endpoint-url", server.url())
              .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
              .env("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMIEXAMPLEKEY")
              .env("AWS_SESSION_TOKEN", "IQoJb3JpZ2luX2VjEXAMPLE/+token==")
              .run();
      run.errContains("InvalidSignatureException: should be: x-amz-security-token:*** and ***");
      for (String secret : List.of("IQoJb3", "token==", "wJalr", "EXAMPLEKEY")) {
        assertFalse(run.toString().contains(secret), run::toString);
      }
    }
  }

  @Test
  void secrets_inAStatus_areNotShown() throws Exception {
    String body =
        "{\"ProjectVersionDescriptions\":[{\"ProjectVersionArn\":\"%s\",\"Status\":\"OF_%s\",%s}]}"
            .formatted(
                MODEL, "wJalrXUtnFEMIEXAMPLEKEY", "\"StatusMessage\":\"by IQoJb3JpZ2luX2Vj\"");
    try (Answers server = Answers.start().with("POST /", 200, body)) {
      Launched run =
          Launch.rekcl("list", "--output", "json", DemoContent.PROJECT_ARN)
              .with("--endpoint-url", server.url())
              .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
              .env("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMIEXAMPLEKEY")
              .env("AWS_SESSION_TOKEN", "IQoJb3JpZ2luX2VjEXAMPLE/+token==")
              .run();
      assertTrue(run.out().contains("OF_***"), run::toString);
      assertTrue(run.out().contains("by ***"), run::toString);
      for (String secret : List.of("IQoJb3", "wJalr")) {
        assertFalse(run.toString().contains(secret), run::toString);
      }
    }
  }

  @Test
  void invalidEndpoint_isReportedWithoutItsUser() throws Exception {
    stop("--endpoint-url", "http://me:secret@my_emulator:8080")
        .run()
        .expect(2, "")
        .errContains("a host name cannot contain _")
        .errLacks("secret");
  }

  @Test
  void noCredentials_saysWhereToGetThem() throws Exception {
    stop()
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .run()
        .expect(1, "")
        .errContains("Model not stopped: " + MODEL + ": DescribeProjectVersions failed: ")
        .errContains("Sign in again (aws sso login, aws configure), or choose other credentials")
        .errLacks("\tat ");
  }

  @Test
  void missingProfile_isNamed() throws Exception {
    stop("--profile", "nowhere").run().expect(1, "").errContains("nowhere");
  }

  @Test
  void verbose_showsRequestIdsAndNoSecret() throws Exception {
    try (Emulator emulator = emulator("DescribeProjectVersions@3=AccessDeniedException")) {
      stop("-v")
          .against(emulator)
          .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
          .env("AWS_SECRET_ACCESS_KEY", "verySecretKey")
          .env("AWS_SESSION_TOKEN", "verySecretToken")
          .run()
          .expect(1, "")
          .errContains(emulator.requests().get(0).requestId())
          .errLacks("verySecret")
          .errLacks("AKIDEXAMPLE")
          .errLacks("Signature=");
    }
  }
}
