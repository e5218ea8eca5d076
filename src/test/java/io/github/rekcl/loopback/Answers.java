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

/** An HTTP server with an answer to each path, in the words of STS, SSO, or a metadata service. */
public final class Answers implements AutoCloseable {
  /** In the form of a service's answers; far enough away for every test. */
  public static final String LATER = "2100-01-01T00:00:00Z";

  /**
   * A request that came.
   *
   * @param line its method, and its path and query
   * @param headers all its headers, a line each
   * @param body its body
   */
  public record Request(String line, String headers, String body) {}

  private record Answer(int status, String body) {}

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private Answers(HttpServer server) {
    this.server = server;
  }

  /** Begins, with no answer but 404. */
  public static Answers start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Answers answers = new Answers(server);
    server.createContext("/", answers::answer);
    server.start();
    return answers;
  }

  /**
   * Sets an answer.
   *
   * @param to method and path, without a query
   */
  public Answers with(String to, int status, String body) {
    answers.put(to, new Answer(status, body));
    return this;
  }

  /** Assumes any role, for AssumeRole and AssumeRoleWithWebIdentity alike. */
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
    // The name of the outer elements isn't looked at.
    return with(
        "POST /",
        200,
        "<R xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult>"
            + credentials
            + user
            + "</AssumeRoleResult></R>");
  }

  /** Gives the credentials of any role in the SSO portal. */
  public Answers sso(String key) {
    return with(
        "GET /federation/credentials",
        200,
        ("{\"roleCredentials\":{\"accessKeyId\":\"%s\",\"secretAccessKey\":\"s\","
                + "\"sessionToken\":\"token\",\"expiration\":4102444800000}}")
            .formatted(key));
  }

  /**
   * What a {@code credential_process}, a container's endpoint and EC2's metadata have in common.
   */
  public static String credentials(String key) {
    return ("{\"Version\":1,\"Code\":\"Success\",\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"s\","
            + "\"Token\":\"token\",\"SessionToken\":\"token\",\"Expiration\":\"%s\"}")
        .formatted(key, LATER);
  }

  /** Returns where it is, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Returns the port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns what came, in order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    StringBuilder headers = new StringBuilder();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.append(name + ": " + String.join(",", values) + "\n"));
    requests.add(new Request(method + " " + exchange.getRequestURI(), headers.toString(), body));
    Answer answer =
        answers.getOrDefault(
            method + " " + exchange.getRequestURI().getPath(), new Answer(404, "{}"));
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
