package io.github.rekcl.aws.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.rekcl.loopback.HttpProxy;
import io.github.rekcl.loopback.PrivateCa;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Uses a server with TLS 1.2 only, and restricts sockets to TLS 1.3, which works on any Java. */
class X25519SocketsTest {
  private static final SSLSocketFactory USUAL = HttpsURLConnection.getDefaultSSLSocketFactory();

  private static PrivateCa ca;

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger restricted = new AtomicInteger();
  private HttpsServer server;

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    ca = PrivateCa.in(folder);
  }

  @AfterAll
  static void restore() {
    HttpsURLConnection.setDefaultSSLSocketFactory(USUAL);
  }

  @BeforeEach
  void start() throws Exception {
    new CaBundle(ca.certificate().toString(), "test").trust();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(ca.server()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters old = getSSLContext().getDefaultSSLParameters();
            old.setProtocols(new String[] {"TLSv1.2"});
            parameters.setSSLParameters(old);
          }
        });
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      seen.add(exchange.getRequestURI().getPath());
      connections.add(exchange.getRemoteAddress());
      if (!seen.contains("/lost")) {
        exchange.sendResponseHeaders(200, -1);
      }
    }
  }

  /** Creates sockets whose handshake the server rejects. */
  private X25519Sockets refused() {
    return new X25519Sockets(true, socket -> restrict(socket, "TLSv1.3"));
  }

  private X25519Sockets accepted() {
    return new X25519Sockets(true, socket -> restrict(socket, "TLSv1.2"));
  }

  private void restrict(SSLSocket socket, String protocol) {
    restricted.incrementAndGet();
    socket.setEnabledProtocols(new String[] {protocol});
  }

  private static SdkHttpClient client(X25519Sockets sockets) {
    return new ProxiedHttpClient(
        new Proxies(Map.of("no_proxy", "*")), Duration.ofSeconds(15), () -> sockets);
  }

  private static SdkHttpClient client(X25519Sockets sockets, HttpProxy proxy) {
    Proxies proxies = new Proxies(Map.of("https_proxy", "http://127.0.0.1:" + proxy.port()));
    return new ProxiedHttpClient(proxies, Duration.ofSeconds(15), () -> sockets);
  }

  private ExecutableHttpRequest post(SdkHttpClient client, String host, String path) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("https://" + host + ":" + server.getAddress().getPort() + path))
            .putHeader("Content-Length", "2")
            .build();
    return client.prepareRequest(
        HttpExecuteRequest.builder()
            .request(request)
            .contentStreamProvider(() -> new ByteArrayInputStream(new byte[] {'{', '}'}))
            .build());
  }

  private static int status(ExecutableHttpRequest call) throws IOException {
    var response = call.call();
    try (AbortableInputStream body =
        response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
      body.readAllBytes();
    }
    return response.httpResponse().statusCode();
  }

  @Test
  void calls_shareOneConnection() throws IOException {
    X25519Sockets sockets = accepted();
    try (SdkHttpClient one = client(sockets);
        SdkHttpClient other = client(sockets)) {
      assertEquals(200, status(post(one, "localhost", "/1")));
      assertEquals(200, status(post(other, "localhost", "/2")));
    }
    assertEquals(1, restricted.get());
    assertEquals(1, connections.size());
    assertTrue(sockets.enabled());
  }

  @Test
  void handshake_rejected_isRepeatedWithDefaultSockets() throws IOException {
    X25519Sockets sockets = refused();
    try (SdkHttpClient client = client(sockets)) {
      assertEquals(200, status(post(client, "localhost", "/1")));
      assertEquals(200, status(post(client, "127.0.0.1", "/2")));
    }
    assertEquals(List.of("/1", "/2"), seen);
    assertEquals(1, restricted.get());
    assertFalse(sockets.enabled());
  }

  @Test
  void handshakes_rejectedConcurrently_areEachRepeated() throws IOException {
    try (SdkHttpClient client = client(refused())) {
      ExecutableHttpRequest one = post(client, "localhost", "/1");
      ExecutableHttpRequest other = post(client, "localhost", "/2");
      assertEquals(200, status(one));
      assertEquals(200, status(other));
    }
    assertEquals(List.of("/1", "/2"), seen);
  }

  @Test
  void certificate_untrusted_failsWithoutRetry() throws IOException {
    HttpsURLConnection.setDefaultSSLSocketFactory(USUAL);
    try (SdkHttpClient client = client(accepted())) {
      assertThrows(SSLPeerUnverifiedException.class, () -> post(client, "localhost", "/").call());
    }
    assertEquals(1, restricted.get());
  }

  @Test
  void certificate_untrusted_failsAfterRejectedHandshake() throws IOException {
    HttpsURLConnection.setDefaultSSLSocketFactory(USUAL);
    try (SdkHttpClient client = client(refused())) {
      assertThrows(SSLPeerUnverifiedException.class, () -> post(client, "localhost", "/").call());
    }
  }

  @Test
  void handshake_rejectedInTunnel_opensAnotherTunnel() throws IOException {
    try (HttpProxy proxy = HttpProxy.start(server.getAddress().getPort());
        SdkHttpClient client = client(refused(), proxy)) {
      assertEquals(200, status(post(client, "rekognition.us-east-1.amazonaws.com", "/")));
      assertEquals(2, proxy.granted().size());
    }
    assertEquals(1, restricted.get());
  }

  @Test
  void certificate_ofAnotherHost_fails() throws IOException {
    try (HttpProxy proxy = HttpProxy.start(server.getAddress().getPort());
        SdkHttpClient client = client(accepted(), proxy)) {
      assertThrows(SSLHandshakeException.class, () -> post(client, "other.invalid", "/").call());
    }
    assertEquals(List.of(), seen);
    assertEquals(1, restricted.get());
  }

  @Test
  void request_lostAfterSending_isNotRepeated() throws IOException {
    X25519Sockets sockets = accepted();
    try (SdkHttpClient client = client(sockets)) {
      assertThrows(IOException.class, () -> post(client, "localhost", "/lost").call());
    }
    assertEquals(List.of("/lost"), seen);
    assertFalse(sockets.enabled());
  }

  @Test
  void sockets_areUsedFromJava20() {
    boolean told = System.getProperty("jdk.tls.namedGroups") != null;
    assertEquals(Runtime.version().feature() >= 20 && !told, X25519Sockets.SHARED.enabled());
  }

  @Test
  void plainHttp_doesNotLoadSockets() {
    try (SdkHttpClient client =
        new ProxiedHttpClient(
            new Proxies(Map.of("no_proxy", "*")),
            Duration.ofSeconds(15),
            () -> {
              throw new AssertionError("asked");
            })) {
      var request =
          SdkHttpRequest.builder()
              .method(SdkHttpMethod.GET)
              .uri(URI.create("http://localhost/"))
              .build();
      client.prepareRequest(HttpExecuteRequest.builder().request(request).build()).abort();
    }
  }
}
