package io.github.rekcl.emulator;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends raw bytes, such as requests that no HTTP client would send. */
final class RawHttp {
  private RawHttp() {}

  /** Everything that was received until the connection was closed. */
  record Response(String text) {
    int status() {
      return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }

    String header(String name) {
      for (String line : text.split("\r\n\r\n", 2)[0].split("\r\n", -1)) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": ")) {
          return line.substring(name.length() + 2);
        }
      }
      return "";
    }

    String body() {
      return text.split("\r\n\r\n", 2)[1];
    }
  }

  /** Sends a request and reads until the server closes the connection. */
  static Response send(URI endpoint, String request) throws IOException {
    try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      byte[] answer = socket.getInputStream().readAllBytes();
      return new Response(new String(answer, StandardCharsets.UTF_8));
    }
  }

  /** Returns a DescribeProjects request with additional headers. */
  static String describeProjects(String moreHeaders, String body) {
    return post("/", "Host: 127.0.0.1\r\n" + moreHeaders, body);
  }

  static String post(String target, String headers, String body) {
    return "POST "
        + target
        + " HTTP/1.1\r\nConnection: close\r\nAuthorization: any\r\n"
        + "Content-Type: application/x-amz-json-1.1\r\n"
        + "X-Amz-Target: RekognitionService.DescribeProjects\r\n"
        + headers
        + "\r\n"
        + body;
  }
}
