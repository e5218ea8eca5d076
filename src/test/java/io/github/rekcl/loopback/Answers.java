package io.github.rekcl.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server with canned responses, in the formats of STS, SSO and metadata services. */
public final class Answers implements AutoCloseable {
  /** An expiry date that no test reaches. */
  public static final String LATER = "2100-01-01T00:00:00Z";

  /**
   * A received request.
   *
   * @param line the method, path and query
   * @param headers all headers, one per line
   * @param body the body
   */
  public record Request(String line, String headers, String body) {}

  private record Response(int status, String body) {}

  private final Map<String, Response> responses = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private Answers(HttpServer server) {
    this.server = server;
  }

  /** Starts a server that responds with 404 to everything until {@link #with} is called. */
  public static Answers start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Answers responses = new Answers(server);
    server.createContext("/", responses::respond);
    server.start();
    return responses;
  }

  /**
   * Sets a response.
   *
   * @param to method and path, without the query
   */
  public Answers with(String to, int status, String body) {
    responses.put(to, new Response(status, body));
    return this;
  }

  /** Responds to AssumeRole and AssumeRoleWithWebIdentity for any role. */
  public Answers sts(String key) {
    String credentials =
        "<Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
                .formatted(key)
            + "<SessionToken>token</SessionToken><Expiration>"
            + LATER
            + "</Expiration></Credentials>";
    String user =
        "<AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/r/s</Arn>"
            + "<AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser>";
    // The SDK ignores the name of the outer elements.
    return with(
        "POST /",
        200,
        "<R xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult>"
            + credentials
            + user
            + "</AssumeRoleResult></R>");
  }

  /** Responds like the SSO portal, with credentials for any role. */
  public Answers sso(String key) {
    return with(
        "GET /federation/credentials",
        200,
        ("{\"roleCredentials\":{\"accessKeyId\":\"%s\",\"secretAccessKey\":\"s\","
                + "\"sessionToken\":\"token\",\"expiration\":4102444800000}}")
            .formatted(key));
  }

  /**
   * Returns credentials in JSON that is valid for a {@code credential_process}, a container
   * endpoint and EC2 metadata.
   */
  public static String credentials(String key) {
    return ("{\"Version\":1,\"Code\":\"Success\",\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"s\","
            + "\"Token\":\"token\",\"SessionToken\":\"token\",\"Expiration\":\"%s\"}")
        .formatted(key, LATER);
  }

  /** Returns the URL of the server, without a trailing slash. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Returns the port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns the received requests, in order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  private void respond(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    StringBuilder headers = new StringBuilder();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.append(name + ": " + String.join(",", values) + "\n"));
    requests.add(new Request(method + " " + exchange.getRequestURI(), headers.toString(), body));
    Response response =
        responses.getOrDefault(
            method + " " + exchange.getRequestURI().getPath(), new Response(404, "{}"));
    byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
