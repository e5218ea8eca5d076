package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProtocolTest extends EmulatorFixture {

  @Test
  void success_onTheWire_isJsonWithARequestId() throws Exception {
    TestClient.Answer answer = client.stop(model("RUNNING"));
    assertEquals(200, answer.status());
    assertEquals("{\"Status\":\"STOPPING\"}", answer.body());
    assertEquals("application/x-amz-json-1.1", answer.header("Content-Type"));
    assertEquals(
        answer.header("x-amzn-RequestId"),
        UUID.fromString(answer.header("x-amzn-RequestId")).toString());
  }

  @Test
  void error_onTheWire_namesItsTypeInBodyAndHeader() throws Exception {
    TestClient.Answer answer = client.stop(model("STOPPED"));
    assertEquals(400, answer.status());
    assertEquals("application/x-amz-json-1.1", answer.header("Content-Type"));
    assertEquals("ResourceInUseException", answer.header("x-amzn-ErrorType"));
    assertEquals("ResourceInUseException", answer.text("__type"));
    assertEquals(answer.header("x-amzn-RequestId"), answer.text("Logref"));
    assertTrue(answer.text("Message").contains("cannot be stopped while it is STOPPED"));
  }

  @Test
  void requestIds_ofTwoCalls_differ() throws Exception {
    assertNotEquals(
        client.describe(projectArn).header("x-amzn-RequestId"),
        client.describe(projectArn).header("x-amzn-RequestId"));
  }

  @Test
  void call_unknownOperation_failsLoudlyAndIsRecorded() throws Exception {
    TestClient.Answer answer = client.call("DetectLabels", "{}");
    assertEquals("400 UnknownOperationException", answer.outcome());
    assertEquals(
        "The emulator does not know RekognitionService.DetectLabels. It knows CopyProjectVersion, CreateProject, "
            + "CreateProjectVersion, DeleteProject, DeleteProjectVersion, DescribeProjectVersions, "
            + "DescribeProjects, DetectCustomLabels, StartProjectVersion, StopProjectVersion.",
        answer.text("Message"));
    assertEquals(400, emulator.requests("DetectLabels").get(0).status());
  }

  @Test
  void call_otherServiceOrNoTarget_isUnknown() throws Exception {
    HttpRequest.Builder request = client.request("StopProjectVersion", "{}");
    assertEquals(
        "400 UnknownOperationException",
        client.send(request.setHeader("X-Amz-Target", "StopProjectVersion").build()).outcome());
    assertEquals(
        "400 UnknownOperationException",
        client.send(request.setHeader("X-Amz-Target", "").build()).outcome());
  }

  @Test
  void call_unsigned_isRefused() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(emulator.endpoint())
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "RekognitionService.DescribeProjects")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertEquals("400 MissingAuthenticationTokenException", client.send(request).outcome());
  }

  @Test
  void call_signatureWithoutRegion_seesEveryRegion() throws Exception {
    emulator.createProject("gov", "us-gov-west-1");
    HttpRequest.Builder request = client.request("DescribeProjects", "{}");
    TestClient.Answer answer = client.send(request.setHeader("Authorization", "any").build());
    assertEquals(2, answer.projects().size());
  }

  @Test
  void call_otherContentType_isRefused() throws Exception {
    HttpRequest.Builder request = client.request("DescribeProjects", "{}");
    assertEquals(
        "400 UnknownOperationException",
        client.send(request.setHeader("Content-Type", "application/json").build()).outcome());
  }

  @Test
  void call_tooLarge_isRefused() throws Exception {
    TestClient.Answer answer = client.call("DescribeProjects", " ".repeat((8 << 20) + 1));
    assertEquals("413 RequestEntityTooLargeException", answer.outcome());
  }

  @Test
  void request_otherPathOrMethod_isRefused() throws Exception {
    URI other = emulator.endpoint().resolve("/other");
    HttpRequest.Builder request = client.request("DescribeProjects", "{}");
    assertEquals(404, client.send(request.uri(other).build()).status());
    assertEquals(405, client.send(request.uri(emulator.endpoint()).GET().build()).status());
  }
}
