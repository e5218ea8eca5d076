package io.github.rekcl.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Turns HTTP exchanges into calls and replies into HTTP, and records them. */
final class HttpFront implements HttpHandler {
  private static final int MAX_BODY_BYTES = 1 << 20;

  private final Stage stage;
  private final Recorder recorder;

  HttpFront(Stage stage, Recorder recorder) {
    this.stage = stage;
    this.recorder = recorder;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      byte[] body = read(exchange.getRequestBody());
      Call call = call(exchange, body);
      Recorder.Answered answered = recorder.arrived(call);
      Reply reply = answer(exchange, call, body.length);
      // Before the client can know it: who has the answer may look at the record.
      answered.with(reply.status());
      if (!reply.equals(Reply.NONE)) {
        write(exchange, reply);
      }
    } finally {
      exchange.close();
    }
  }

  private static byte[] read(InputStream body) throws IOException {
    return body.readNBytes(MAX_BODY_BYTES + 1);
  }

  private static Call call(HttpExchange exchange, byte[] body) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return new Call(
        headers.getOrDefault("X-Amz-Target", ""),
        Collections.unmodifiableMap(headers),
        new String(body, StandardCharsets.UTF_8),
        UUID.randomUUID().toString());
  }

  private Reply answer(HttpExchange exchange, Call call, int length) {
    if (!"/".equals(exchange.getRequestURI().getPath())) {
      return Reply.error(call, 404, "UnknownOperationException", "There is nothing but POST /.");
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return Reply.error(call, 405, "UnknownOperationException", "There is nothing but POST /.");
    }
    if (length > MAX_BODY_BYTES) {
      return Reply.error(
          call, 413, "RequestEntityTooLargeException", "The body is larger than 1 MiB.");
    }
    return stage.answer(call);
  }

  private static void write(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    // To the JDK's server 0 means a body of unknown length, and -1 none.
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
