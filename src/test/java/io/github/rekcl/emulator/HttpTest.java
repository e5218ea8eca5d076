package io.github.rekcl.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests from broken clients, and from clients other than AWS clients. */
@Timeout(60)
class HttpTest extends EmulatorFixture {
  private static final String LENGTH_2 = "Content-Length: 2\r\n";

  private RawHttp.Response send(String request) throws IOException {
    return RawHttp.send(emulator.endpoint(), request);
  }

  private static void assertJsonError(int status, RawHttp.Response response) {
    assertEquals(status, response.status(), response.text());
    assertEquals("application/x-amz-json-1.1", response.header("Content-Type"));
    String id = response.header("x-amzn-RequestId");
    assertEquals(id, UUID.fromString(id).toString());
    assertEquals(id, Json.object(response.body()).get("Logref").getAsString());
    assertEquals(
        response.header("x-amzn-ErrorType"),
        Json.object(response.body()).get("__type").getAsString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST // HTTP/1.1|404",
        "POST * HTTP/1.1|404",
        "POST /%zz HTTP/1.1|404",
        "POST http://other/else HTTP/1.1|404",
        "GET / HTTP/1.1|405",
        "OPTIONS / HTTP/1.1|405",
        "BREW / HTTP/1.1|405",
        "POST / HTTP/2.0|505",
        "POST /  HTTP/1.1|400",
        "POST /|400",
        "nonsense|400",
        "{}|400",
      })
  void requestLine_thatIsWrong_getsAJsonError(String line, int status) throws Exception {
    assertJsonError(status, send(line + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Length: x|400",
        "Content-Length: -1|400",
        "Content-Length: 2, 2|400",
        "Content-Length: 99999999999999999999|400",
        "Content-Length: 8388609|413",
        "Transfer-Encoding: gzip|501",
        "Transfer-Encoding: gzip, chunked|501",
        "No-Colon|400",
        ": no name|400",
      })
  void header_thatIsWrong_getsAJsonError(String header, int status) throws Exception {
    assertJsonError(status, send(RawHttp.describeProjects(header + "\r\n", "{}")));
  }

  @ParameterizedTest
  @CsvSource({"zz, 400", "'', 400", "800001, 413", "fffffffff, 400"})
  void chunk_ofAnImpossibleSize_getsAJsonError(String size, int status) throws Exception {
    String chunked = "Transfer-Encoding: chunked\r\n";
    assertJsonError(status, send(RawHttp.describeProjects(chunked, size + "\r\n{}\r\n0\r\n\r\n")));
  }

  @Test
  void chunk_longerThanItsSize_getsAJsonError() throws Exception {
    String chunked = "Transfer-Encoding: chunked\r\n";
    assertJsonError(400, send(RawHttp.describeProjects(chunked, "1\r\n{}\r\n0\r\n\r\n")));
  }

  @Test
  void headers_ofMoreThan64Kib_getAJsonError() throws Exception {
    String large = "X-Large: " + "x".repeat(70_000) + "\r\n";
    assertJsonError(431, send(RawHttp.describeProjects(large, "")));
  }

  @Test
  void headers_threeHundred_areTaken() throws Exception {
    String many =
        IntStream.range(0, 300)
            .mapToObj(i -> "X-Header-" + i + ": " + i + "\r\n")
            .collect(Collectors.joining());
    assertEquals(200, send(RawHttp.describeProjects(many + LENGTH_2, "{}")).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2\r\n{}\r\n0\r\n\r\n",
        "1;name=value\r\n{\r\n1\r\n}\r\n0\r\n\r\n",
        "2\r\n{}\r\n0\r\nX-Trailer: value\r\nX-Other: value\r\n\r\n",
      })
  void body_inChunks_isTaken(String chunks) throws Exception {
    String chunked = "Transfer-Encoding: Chunked\r\n";
    assertEquals(200, send(RawHttp.describeProjects(chunked, chunks)).status());
  }

  @Test
  void client_thatWaitsToBeToldToGoOn_isTold() throws Exception {
    String text =
        send(RawHttp.describeProjects("Expect: 100-continue\r\n" + LENGTH_2, "{}")).text();
    assertTrue(text.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Application/X-Amz-JSON-1.1",
        "application/x-amz-json-1.1; charset=utf-8",
        "application/x-amz-json-1.1;charset=UTF-8",
      })
  void mediaType_inAnyCase_isTaken(String type) throws Exception {
    String request =
        RawHttp.describeProjects(LENGTH_2, "{}").replace("application/x-amz-json-1.1", type);
    assertEquals(200, send(request).status());
  }

  @Test
  void head_isAnsweredWithoutABody() throws Exception {
    RawHttp.Response response =
        send("HEAD / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    assertEquals(405, response.status());
    assertEquals("", response.body());
    assertEquals("application/x-amz-json-1.1", response.header("Content-Type"));
  }

  @Test
  void proxiedTargetAndQuery_leadToTheSamePath() throws Exception {
    for (String target : new String[] {"http://127.0.0.1:1", "http://emulator/", "/?x=y"}) {
      String request = RawHttp.post(target, "Host: 127.0.0.1\r\n" + LENGTH_2, "{}");
      assertEquals(200, send(request).status(), target);
    }
  }

  @Test
  void connection_ofSeveralRequests_staysOpen() throws Exception {
    String one = RawHttp.describeProjects(LENGTH_2, "{}");
    String text = send(one.replace("Connection: close\r\n", "").repeat(3) + one).text();
    assertEquals(5, text.split("HTTP/1.1 200 OK", -1).length, text);
  }

  @Test
  void bodyOverTheLimit_isRefusedBeforeItIsSent() throws Exception {
    String head = RawHttp.describeProjects("Content-Length: 9000000000\r\n", "");
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), emulator.endpoint().getPort())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      byte[] status = socket.getInputStream().readNBytes(12);
      assertEquals("HTTP/1.1 413", new String(status, StandardCharsets.ISO_8859_1));
    }
    assertEquals(0, emulator.requests().size());
  }

  @Test
  void bodyOverTheLimit_sentAllTheSame_isReadAndForgotten() throws Exception {
    String head = RawHttp.describeProjects("Content-Length: 20000000\r\n", "");
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), emulator.endpoint().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      out.write(new byte[20_000_000]);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertJsonError(413, new RawHttp.Response(answer));
    }
    assertEquals(0, emulator.requests().size());
  }

  @Test
  void outOfMemory_endsNothingElse() throws Exception {
    emulator.beforeCall(
        "DescribeProjects",
        1,
        () -> {
          throw new OutOfMemoryError("for a test");
        });
    TestClient.Answer answer = client.call("DescribeProjects", "{}");
    assertEquals("503 InternalServerError", answer.outcome());
    assertEquals(answer.header("x-amzn-RequestId"), answer.text("Logref"));
    assertEquals("200", client.call("DescribeProjects", "{}").outcome());
  }

  @Test
  void defect_isAnInternalServerError() throws Exception {
    Handler broken =
        request -> {
          throw new IllegalStateException("broken");
        };
    try (HttpListener listener = new HttpListener("127.0.0.1", 0, broken)) {
      URI endpoint = listener.endpoint();
      assertJsonError(500, RawHttp.send(endpoint, RawHttp.describeProjects(LENGTH_2, "{}")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, 403",
    "evil.example:8080, 403",
    "127.0.0.1.evil.example, 403",
    "localhost.evil.example, 403",
    "127.0.0.1, 200",
    "127.0.0.1:8080, 200",
    "10.1.2.3:8080, 200",
    "[::1]:8080, 200",
    "localhost:8080, 200",
    "LOCALHOST, 200",
    "emulator:8080, 200",
    "aws.localhost, 200",
    "host.docker.internal:8080, 200",
    "rekognition.us-east-1.amazonaws.com, 200",
    "rekognition-fips.us-east-1.amazonaws.com, 200",
    "rekognition.us-east-1.api.aws, 200",
    "rekognition.us-east-1.amazonaws.com.evil.example, 403",
  })
  void host_thatSomebodyMayHaveRegistered_isRefused(String host, int status) throws Exception {
    RawHttp.Response response = send(RawHttp.post("/", "Host: " + host + "\r\n" + LENGTH_2, "{}"));
    assertEquals(status, response.status(), response.text());
    if (status == 403) {
      assertJsonError(403, response);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: http://127.0.0.1:8080",
        "Origin: null",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-origin",
      })
  void request_ofABrowser_isRefusedWithoutEffect(String header) throws Exception {
    String arn = model("RUNNING");
    String body = "{\"ProjectVersionArn\":\"" + arn + "\"}";
    String length = "Content-Length: " + body.length() + "\r\n";
    RawHttp.Response response =
        send(
            RawHttp.describeProjects(header + "\r\n" + length, body)
                .replace("DescribeProjects", "StopProjectVersion"));
    assertJsonError(403, response);
    assertEquals("RUNNING", emulator.status(arn).orElse(""));
  }

  /** Requests that a web page can send without a CORS preflight. */
  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void formOfABrowser_withoutOrigin_isRefused(String type) throws Exception {
    String request =
        "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: %s\r\n%s\r\n{}";
    assertJsonError(400, send(request.formatted(type, LENGTH_2)));
  }

  @Test
  void answers_carryNoCorsHeaders() throws Exception {
    String preflight =
        RawHttp.describeProjects("Access-Control-Request-Method: POST\r\n", "")
            .replace("POST / ", "OPTIONS / ");
    for (RawHttp.Response response :
        new RawHttp.Response[] {
          send(preflight), send(RawHttp.describeProjects(LENGTH_2, "{}")),
        }) {
      assertTrue(!response.text().toLowerCase(Locale.ROOT).contains("access-control"));
    }
  }
}
