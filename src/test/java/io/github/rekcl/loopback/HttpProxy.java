package io.github.rekcl.loopback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that records requests and forwards all of them to one loopback port, whatever their host:
 * CONNECT requests through a tunnel, other requests directly.
 */
public final class HttpProxy extends Sockets {
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final AtomicInteger wrongPasswords = new AtomicInteger();
  private final int target;
  private final @Nullable String authorization;

  private HttpProxy(int target, @Nullable String authorization) throws IOException {
    super(plain());
    this.target = target;
    this.authorization = authorization;
  }

  /** Starts a proxy without authentication. */
  public static HttpProxy start(int target) throws IOException {
    return startFor(target, null);
  }

  /**
   * Starts a proxy.
   *
   * @param authorization the required value of Proxy-Authorization, or null for none
   */
  public static HttpProxy startFor(int target, @Nullable String authorization) throws IOException {
    HttpProxy proxy = new HttpProxy(target, authorization);
    proxy.begin();
    return proxy;
  }

  /** Returns the first line of each accepted request. */
  public List<String> granted() {
    return heads.stream().map(head -> head.lines().findFirst().orElse("")).toList();
  }

  /** Returns the number of requests with wrong credentials. */
  public int wrongPasswords() {
    return wrongPasswords.get();
  }

  @Override
  void serve(Socket connection) throws IOException, InterruptedException {
    String head = readHead(connection.getInputStream());
    while (!head.isEmpty() && !allowed(head)) {
      if (head.toLowerCase(Locale.ROOT).contains("proxy-authorization: ")) {
        wrongPasswords.incrementAndGet();
      }
      String scheme = "Proxy-Authenticate: Basic realm=\"test\"";
      send(
          connection,
          String.join(
              "\r\n",
              "HTTP/1.1 407 Proxy Authentication Required",
              scheme,
              "Content-Length: 0",
              "",
              ""));
      head = readHead(connection.getInputStream());
    }
    if (head.isEmpty()) {
      return;
    }
    heads.add(head);
    if (head.startsWith("CONNECT ")) {
      send(connection, "HTTP/1.1 200 Connection established\r\n\r\n");
      join(connection, target, "");
    } else {
      join(connection, target, head);
    }
  }

  private boolean allowed(String head) {
    return authorization == null
        || head.lines()
            .anyMatch(line -> line.equalsIgnoreCase("Proxy-Authorization: " + authorization));
  }

  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
      text = head.toString(StandardCharsets.ISO_8859_1);
    }
    return text;
  }

  private static void send(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
