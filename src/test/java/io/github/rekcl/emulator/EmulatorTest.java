package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmulatorTest extends EmulatorFixture {

  @Test
  void requests_afterCalls_areRecordedInOrder() throws Exception {
    String arn = model("RUNNING");
    TestClient.Answer stopped = client.stop(arn);
    client.stop(arn);
    client.describe(projectArn);
    assertEquals(
        List.of("StopProjectVersion", "StopProjectVersion", "DescribeProjectVersions"),
        emulator.requests().stream().map(RecordedRequest::operation).toList());
    assertEquals(
        List.of(200, 400),
        emulator.requests("StopProjectVersion").stream().map(RecordedRequest::status).toList());
    RecordedRequest first = emulator.requests().get(0);
    assertEquals(arn, first.json().get("ProjectVersionArn").getAsString());
    assertEquals(stopped.header("x-amzn-RequestId"), first.requestId());
    assertEquals("RekognitionService.StopProjectVersion", first.headers().get("x-amz-TARGET"));
    assertFalse(first.toString().contains("AKIDEXAMPLE"));
  }

  @Test
  void requests_overTime_knowWhenAndForWhichRegion() throws Exception {
    Instant start = clock.instant();
    client.describe(projectArn);
    clock.advance(Duration.ofMillis(200));
    new TestClient(emulator.endpoint(), "eu-west-1").describe(projectArn);
    client.send(HttpRequest.newBuilder(emulator.endpoint()).POST(BodyPublishers.noBody()).build());
    assertEquals(
        List.of(start, start.plusMillis(200), start.plusMillis(200)),
        emulator.requests().stream().map(RecordedRequest::at).toList());
    assertEquals(
        List.of("us-east-1", "eu-west-1", ""),
        emulator.requests().stream().map(RecordedRequest::region).toList());
  }

  @Test
  void requests_bodyThatIsNoJson_isKeptAsItCame() throws Exception {
    client.call("StopProjectVersion", "nonsense");
    RecordedRequest request = emulator.requests().get(0);
    assertEquals("nonsense", request.body());
    assertThrows(IllegalStateException.class, request::json);
  }

  @Test
  void close_afterCalls_freesThePort() throws Exception {
    client.describe(projectArn);
    int port = emulator.endpoint().getPort();
    emulator.close();
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(port, socket.getLocalPort());
    }
    assertThrows(IOException.class, () -> client.describe(projectArn));
    emulator.close();
  }

  @Test
  void start_byDefault_listensOnLoopbackAlone() throws Exception {
    assertEquals("127.0.0.1", emulator.endpoint().getHost());
    Optional<InetAddress> outside =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
            .findFirst();
    assumeTrue(outside.isPresent(), "this machine has no address but loopback");
    assertThrows(
        IOException.class,
        () -> new Socket(outside.orElseThrow(), emulator.endpoint().getPort()).close());
  }

  @Test
  void start_portTaken_throws() {
    EmulatorConfig same = config().listeningOn("127.0.0.1", emulator.endpoint().getPort());
    assertThrows(IOException.class, () -> Emulator.start(same));
  }

  @Test
  void start_unknownHost_throws() {
    EmulatorConfig nowhere = config().listeningOn("no-such-host.invalid", 0);
    assertThrows(UnknownHostException.class, () -> Emulator.start(nowhere));
  }

  @Test
  void endpoint_ofAnyAddress_isReachable() throws Exception {
    try (Emulator open = Emulator.start(config().listeningOn("0.0.0.0", 0))) {
      assertEquals("127.0.0.1", open.endpoint().getHost());
      assertEquals("200", new TestClient(open).call("DescribeProjects", "{}").outcome());
    }
  }

  @Test
  void endpoint_ofIpv6_isBracketed() throws Exception {
    assumeTrue(
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .anyMatch(address -> address.isLoopbackAddress() && address.getAddress().length == 16),
        "this machine has no IPv6");
    try (Emulator six = Emulator.start(config().listeningOn("::1", 0))) {
      assertTrue(six.endpoint().toString().startsWith("http://[::1]:"));
      assertEquals("200", new TestClient(six).call("DescribeProjects", "{}").outcome());
    }
  }

  @Test
  void demoContent_seeded_hasTheArnsItPromises() throws Exception {
    DemoContent.seed(emulator);
    assertEquals(Optional.of("STOPPED"), emulator.status(DemoContent.STOPPED_MODEL_ARN));
    assertEquals(Optional.of("RUNNING"), emulator.status(DemoContent.RUNNING_MODEL_ARN));
    assertEquals(
        Optional.of("TRAINING_IN_PROGRESS"), emulator.status(DemoContent.TRAINING_MODEL_ARN));
    assertEquals(3, client.describe(DemoContent.PROJECT_ARN).versions().size());
    assertEquals(
        1,
        client
            .describe(DemoContent.PROJECT_ARN)
            .versions()
            .get(1)
            .get("MinInferenceUnits")
            .getAsInt());
    assertEquals(
        DemoContent.PARTS_MODEL_ARN,
        client
            .describe(DemoContent.PARTS_PROJECT_ARN)
            .versions()
            .get(0)
            .get("ProjectVersionArn")
            .getAsString());
    assertEquals(Optional.of("RUNNING"), emulator.status(DemoContent.PARTS_MODEL_ARN));
    assertThrows(IllegalArgumentException.class, () -> DemoContent.seed(emulator));
  }
}
