package io.github.rekcl.emulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Serves the requests of one connection, one after the other. */
final class HttpConnection {
  private static final int IDLE_MILLIS = 60_000;
  private static final int LINGER_MILLIS = 1_000;
  private static final long LINGER_BYTES = 64L << 20;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);
  private static final String INTERNAL_ERROR = "InternalServerError";

  private final Socket socket;
  private final Handler handler;
  private final InputStream in;
  private final OutputStream out;
  private final HttpRequestReader requests;

  HttpConnection(Socket socket, Handler handler) throws IOException {
    this.socket = socket;
    this.handler = handler;
    // Otherwise every second request waits 40 ms for a delayed ACK.
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(IDLE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    requests = new HttpRequestReader(in, out);
  }

  /** Serves requests until either side closes the connection. */
  void serve() throws IOException {
    while (serveNext()) {}
  }

  private boolean serveNext() throws IOException {
    String requestId = UUID.randomUUID().toString();
    boolean headOnly = false;
    boolean keepAlive = false;
    Response response;
    try {
      Optional<Request> request = requests.next(requestId);
      if (request.isEmpty()) {
        return false;
      }
      headOnly = request.get().method().equals("HEAD");
      keepAlive = request.get().keepAlive();
      response = handler.handle(request.get());
    } catch (RefusedException e) {
      response = Response.error(requestId, e);
    } catch (OutOfMemoryError e) {
      String message = "The emulator has not enough memory for this request.";
      response = Response.error(requestId, new RefusedException(503, INTERNAL_ERROR, message));
    } catch (RuntimeException | StackOverflowError e) {
      String message = "The emulator has a defect: " + e;
      response = Response.error(requestId, new RefusedException(INTERNAL_ERROR, message));
    }
    if (response.equals(Response.NONE)) {
      return false;
    }
    write(response, headOnly, keepAlive);
    if (!keepAlive) {
      linger();
    }
    return keepAlive;
  }

  private void write(Response response, boolean headOnly, boolean keepAlive) throws IOException {
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(response.status() + (response.status() == 200 ? " OK\r\n" : " Error\r\n"));
    head.append("Date: " + DATE.format(ZonedDateTime.now(ZoneOffset.UTC)) + "\r\n");
    response.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + body.length + "\r\n");
    head.append(keepAlive ? "\r\n" : "Connection: close\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!headOnly) {
      out.write(body);
    }
    out.flush();
  }

  /**
   * Reads what the client still sends. If the connection were closed at once, TCP would reset it,
   * and the client might lose the response.
   */
  private void linger() throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(LINGER_MILLIS);
    byte[] discarded = new byte[8192];
    long left = LINGER_BYTES;
    for (int read = 0; read >= 0 && left > 0; read = in.read(discarded)) {
      left -= read;
    }
  }
}
