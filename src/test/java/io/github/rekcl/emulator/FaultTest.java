package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaultTest extends EmulatorFixture {

  @Test
  void error_before_keepsTheOperationFromHappening() throws Exception {
    script(
        "StopProjectVersion@1=ThrottlingException", "StopProjectVersion@2=ExpiredTokenException");
    String arn = model("RUNNING");
    TestClient.Answer answer = client.stop(arn);
    assertEquals("500 ThrottlingException", answer.outcome());
    assertEquals("ThrottlingException", answer.header("x-amzn-ErrorType"));
    assertEquals("400 ExpiredTokenException", client.stop(arn).outcome());
    assertEquals(Optional.of("RUNNING"), emulator.status(arn));
    assertEquals("200", client.stop(arn).outcome());
    assertEquals(
        List.of(500, 400, 200), emulator.requests().stream().map(RecordedRequest::status).toList());
  }

  @Test
  void error_after_letsTheOperationHappen() throws Exception {
    script("StopProjectVersion@1=after:InternalServerError/503");
    String arn = model("RUNNING");
    assertEquals("503 InternalServerError", client.stop(arn).outcome());
    assertEquals(Optional.of("STOPPING"), emulator.status(arn));
    assertEquals("400 ResourceInUseException", client.stop(arn).outcome());
  }

  @Test
  void calls_ofRanges_areCountedByOperation() throws Exception {
    script("DescribeProjects@2-3=Second", "DescribeProjects@3-=Third", "*@6=Sixth");
    client.describe(projectArn);
    assertEquals("200", describeProjects().outcome());
    assertEquals("400 Second", describeProjects().outcome());
    assertEquals("400 Second", describeProjects().outcome());
    assertEquals("400 Third", describeProjects().outcome());
    assertEquals("400 Sixth", client.describe(projectArn).outcome());
  }

  @Test
  void delay_before_doesTheOperationLater() throws Exception {
    script("StopProjectVersion=delay:1ms");
    String arn = model("RUNNING");
    assertEquals("STOPPING", client.stop(arn).text("Status"));
  }

  @Test
  void delay_closedMeanwhile_endsWithoutTheOperation() throws Exception {
    script("StopProjectVersion=delay:60m");
    String arn = model("RUNNING");
    assertEndsWithClose(arn);
    assertEquals(Optional.of("RUNNING"), emulator.status(arn));
  }

  @ParameterizedTest
  @ValueSource(strings = {"after:delay:60m", "after:hang"})
  void waiting_after_hasDoneTheOperationAtOnce(String effect) throws Exception {
    script("StopProjectVersion=" + effect);
    String arn = model("RUNNING");
    CompletableFuture<TestClient.Answer> answer = stopLater(arn);
    while (!emulator.status(arn).equals(Optional.of("STOPPING"))) {
      Thread.onSpinWait();
    }
    assertFalse(answer.isDone());
    assertEquals(0, emulator.requests().get(0).status());
    emulator.close();
    assertThrows(CompletionException.class, answer::join);
  }

  @Test
  void hang_closed_ends() throws Exception {
    script("StopProjectVersion=hang");
    String arn = model("RUNNING");
    assertEndsWithClose(arn);
    assertEquals(Optional.of("RUNNING"), emulator.status(arn));
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop", "after:drop"})
  void drop_onTheWire_isTheEndWithoutAByte(String effect) throws Exception {
    script("StopProjectVersion=" + effect);
    String arn = model("RUNNING");
    String body = "{\"ProjectVersionArn\":\"" + arn + "\"}";
    String request =
        "POST / HTTP/1.1\r\nHost: emulator\r\nAuthorization: any\r\n"
            + "Content-Type: application/x-amz-json-1.1\r\n"
            + "X-Amz-Target: RekognitionService.StopProjectVersion\r\n"
            + ("Content-Length: " + body.length() + "\r\n\r\n" + body);
    try (Socket socket = new Socket(emulator.endpoint().getHost(), emulator.endpoint().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertEquals(-1, socket.getInputStream().read());
    }
    assertEquals(Optional.of(effect.equals("drop") ? "RUNNING" : "STOPPING"), emulator.status(arn));
    assertEquals(0, emulator.requests().get(0).status());
  }

  @Test
  void otherBodies_withStatus200_areNoAnswers() throws Exception {
    script("*@1=html", "*@2=after:empty", "*@3=object");
    String arn = model("RUNNING");
    TestClient.Answer html = client.stop(arn);
    assertEquals("text/html; charset=utf-8", html.header("Content-Type"));
    assertEquals("", html.header("x-amzn-RequestId"));
    assertTrue(html.body().contains("Please log in"));
    assertEquals(Optional.of("RUNNING"), emulator.status(arn));
    TestClient.Answer empty = client.stop(arn);
    assertEquals("200", empty.outcome());
    assertEquals("", empty.body());
    assertEquals(Optional.of("STOPPING"), emulator.status(arn));
    assertEquals("{}", client.describe(projectArn).body());
  }

  @Test
  void stale_afterACall_showsTheWorldBeforeIt() throws Exception {
    script("DescribeProjectVersions@2-3=stale");
    String arn = model("RUNNING");
    client.stop(arn);
    assertEquals(List.of("STOPPING"), statuses());
    assertEquals(List.of("RUNNING"), statuses());
    clock.advance(CHANGE);
    client.delete(arn);
    clock.advance(CHANGE);
    assertEquals(List.of("STOPPED"), statuses());
    assertEquals(List.of(), statuses());
  }

  @Test
  void stale_whateverHappensSince_showsThatMoment() throws Exception {
    script("DescribeProjectVersions=stale");
    String other = emulator.createProject("other");
    String stopped = emulator.createModel(other, "v", "RUNNING");
    String removed = emulator.createModel(projectArn, "a", "STOPPED");
    emulator.createModel(projectArn, "b", "STARTING");
    String changed = emulator.createModel(projectArn, "c", "RUNNING");
    emulator.createModel(projectArn, "d", "FAILED");
    client.stop(stopped);
    emulator.removeModel(removed);
    emulator.createModel(projectArn, "a", "EXPIRED");
    emulator.setStatus(changed, "FAILED");
    emulator.setStatus(changed, "EXPIRED");
    clock.advance(CHANGE);
    assertEquals(List.of("FAILED", "RUNNING", "STARTING", "STOPPED"), statuses());
    client.delete(changed);
    assertEquals(List.of("EXPIRED", "FAILED", "EXPIRED", "RUNNING"), statuses());
  }

  @Test
  void stale_withoutACall_showsThePresent() throws Exception {
    script("DescribeProjectVersions=stale");
    model("RUNNING");
    assertEquals(List.of("RUNNING"), statuses());
    assertEquals("400 ResourceNotFoundException", client.describe(projectArn + "0").outcome());
  }

  @Test
  void pictures_ofTheModels_areAsScripted() throws Exception {
    script(
        "DescribeProjectVersions@1=absent",
        "DescribeProjectVersions@2=status:HIBERNATING",
        "DescribeProjectVersions@3=status:null",
        "DescribeProjectVersions@4=status:X");
    String arn = model("RUNNING");
    assertEquals("{\"ProjectVersionDescriptions\":[]}", client.describe(projectArn).body());
    assertEquals(List.of("HIBERNATING"), statuses());
    assertFalse(client.describe(projectArn).versions().get(0).has("Status"));
    assertEquals("400 ResourceNotFoundException", client.describe(projectArn + "0").outcome());
    assertEquals(List.of("RUNNING"), statuses());
    assertEquals(Optional.of("RUNNING"), emulator.status(arn));
  }

  @Test
  void loop_ofPages_neverEndsAndItsTokenIsGood() throws Exception {
    script("DescribeProjectVersions@1-3=loop");
    String arn = model("RUNNING");
    String body = "{'ProjectArn':'" + projectArn + "'%s}";
    String token = "";
    for (int i = 0; i < 3; i++) {
      TestClient.Answer page = client.call("DescribeProjectVersions", body.formatted(token));
      assertEquals(arn, page.versions().get(0).get("ProjectVersionArn").getAsString());
      token = ",'NextToken':'" + page.text("NextToken") + "'";
    }
    TestClient.Answer last = client.call("DescribeProjectVersions", body.formatted(token));
    assertEquals(1, last.versions().size());
    assertFalse(last.json().has("NextToken"));
  }

  private void assertEndsWithClose(String modelArn) {
    CompletableFuture<TestClient.Answer> answer = stopLater(modelArn);
    while (emulator.requests().isEmpty()) {
      Thread.onSpinWait();
    }
    emulator.close();
    assertThrows(CompletionException.class, answer::join);
  }

  private CompletableFuture<TestClient.Answer> stopLater(String modelArn) {
    return client.callLater("StopProjectVersion", "{'ProjectVersionArn':'" + modelArn + "'}");
  }

  private TestClient.Answer describeProjects() throws IOException, InterruptedException {
    return client.call("DescribeProjects", "{}");
  }

  private List<String> statuses() throws IOException, InterruptedException {
    return client.describe(projectArn).versions().stream()
        .map(version -> version.get("Status").getAsString())
        .toList();
  }

  private void script(String... faults) {
    try {
      restart(config().withFaults(Stream.of(faults).map(Fault::parse).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
