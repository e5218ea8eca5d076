package io.github.rekcl.aws.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.rekcl.aws.SetProperties;
import io.github.rekcl.loopback.PrivateCa;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

class ProxiedHttpClientTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final List<String> seen = new CopyOnWriteArrayList<>();

  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

  @RegisterExtension final SetProperties properties = new SetProperties();

  @Test
  void calls_shareOneConnection() throws IOException {
    HttpServer server = answering(HttpServer.create(loopback(), 0));
    try (SdkHttpClient client = client(Map.of(), TIMEOUT)) {
      for (int call = 0; call < 3; call++) {
        assertEquals(200, post(client, "http://127.0.0.1:" + server.getAddress().getPort() + "/"));
      }
    } finally {
      server.stop(0);
    }
    assertEquals(List.of("POST /", "POST /", "POST /"), seen);
    assertEquals(1, connections.size());
  }

  @Test
  void missingResponse_timesOut() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SdkHttpClient client = client(Map.of(), Duration.ofMillis(50))) {
      String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";

      assertThrows(SocketTimeoutException.class, () -> post(client, url));
    }
  }

  @Test
  void proxyOfSystemProperties_isUsed_exceptWithNoProxy() throws IOException {
    HttpServer proxy = answering(HttpServer.create(loopback(), 0));
    HttpServer server = answering(HttpServer.create(loopback(), 0));
    properties.set("http.proxyHost", "127.0.0.1");
    properties.set("http.proxyPort", String.valueOf(proxy.getAddress().getPort()));
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    try (SdkHttpClient client = client(Map.of(), TIMEOUT);
        SdkHttpClient direct = client(Map.of("no_proxy", "*"), TIMEOUT)) {
      assertEquals(200, post(client, "http://rekognition.invalid/"));
      assertEquals(200, post(direct, url));
    } finally {
      proxy.stop(0);
      server.stop(0);
    }
    assertEquals(List.of("POST http://rekognition.invalid/", "POST /"), seen);
  }

  @Test
  void proxyOfSystemProperties_isUsedForTunnel() throws Exception {
    try (var proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      properties.set("https.proxyHost", "127.0.0.1");
      properties.set("https.proxyPort", String.valueOf(proxy.getLocalPort()));
      Thread listener = new Thread(() -> refuse(proxy));
      listener.start();
      try (SdkHttpClient client = client(Map.of(), TIMEOUT)) {
        assertThrows(IOException.class, () -> post(client, "https://rekognition.invalid/"));
      }
      listener.join(TIMEOUT.toMillis());
    }
    assertEquals(List.of("CONNECT rekognition.invalid:443 HTTP/1.1"), seen);
  }

  private void refuse(ServerSocket proxy) {
    try (var connection = proxy.accept();
        var in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
      seen.add(in.readLine());
      connection
          .getOutputStream()
          .write(
              "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      seen.add(e.toString());
    }
  }

  @Test
  void certificate_untrusted_fails(@TempDir Path folder) throws Exception {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(PrivateCa.in(folder).server()));
    answering(server);
    String url = "https://localhost:" + server.getAddress().getPort() + "/";
    try (SdkHttpClient client = client(Map.of(), TIMEOUT)) {
      Throwable e = assertThrows(IOException.class, () -> post(client, url));
      assertInstanceOf(SSLPeerUnverifiedException.class, e);
    } finally {
      server.stop(0);
    }
    assertEquals(List.of(), seen);
  }

  private static SdkHttpClient client(Map<String, String> environment, Duration timeout) {
    return new ProxiedHttpClient(new Proxies(environment), timeout, () -> X25519Sockets.SHARED);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private HttpServer answering(HttpServer server) {
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          connections.add(exchange.getRemoteAddress());
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'{', '}'});
          exchange.close();
        });
    server.start();
    return server;
  }

  private static int post(SdkHttpClient client, String url) throws IOException {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create(url))
            .putHeader("Content-Length", "2")
            .build();
    HttpExecuteResponse response =
        client
            .prepareRequest(
                HttpExecuteRequest.builder()
                    .request(request)
                    .contentStreamProvider(() -> new ByteArrayInputStream(new byte[] {'{', '}'}))
                    .build())
            .call();
    try (AbortableInputStream body = response.responseBody().orElseThrow()) {
      body.readAllBytes();
    }
    return response.httpResponse().statusCode();
  }
}
