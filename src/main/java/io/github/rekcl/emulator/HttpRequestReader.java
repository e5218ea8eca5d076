package io.github.rekcl.emulator;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads HTTP/1.1 requests (RFC 9112). A malformed request is a {@link RefusedException}. */
final class HttpRequestReader {
  /** Enough for the largest image that the service accepts, in Base64. */
  private static final int MAX_BODY_BYTES = 8 << 20;

  private static final int MAX_HEAD_BYTES = 64 << 10;
  private static final int TLS_HANDSHAKE = 0x16;
  private static final Pattern REQUEST_LINE =
      Pattern.compile("(?<method>[!-~]+) (?<target>[!-~]+) HTTP/(?<version>[0-9.]+)");
  private static final Pattern HEADER = Pattern.compile("(?<name>[!-9;-~]+):(?<value>.*)");
  private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,8})[ \t]*(;.*)?");

  private final InputStream in;
  private final OutputStream out;
  private int headBytesLeft;

  /**
   * Creates a reader.
   *
   * @param out receives "100 Continue" when the client waits for it
   */
  HttpRequestReader(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Returns the next request, or empty if the client has closed the connection. */
  Optional<Request> next(String requestId) throws IOException {
    headBytesLeft = MAX_HEAD_BYTES;
    in.mark(1);
    int first = in.read();
    if (first == TLS_HANDSHAKE) {
      // The client expects TLS and would not understand an HTTP response. It runs into its timeout.
      in.transferTo(OutputStream.nullOutputStream());
    }
    if (first == TLS_HANDSHAKE || first < 0) {
      return Optional.empty();
    }
    in.reset();
    Matcher line = requestLine();
    Map<String, String> headers = headers();
    boolean keepAlive =
        line.group("version").equals("1.1")
            && !headers.getOrDefault("Connection", "").equalsIgnoreCase("close");
    String body = new String(body(headers), StandardCharsets.UTF_8);
    return Optional.of(
        new Request(
            line.group("method"), path(line.group("target")), headers, body, requestId, keepAlive));
  }

  private Matcher requestLine() throws IOException {
    String text = line();
    if (text.isEmpty()) {
      // RFC 9112, 2.2: an empty line before a request is ignored.
      text = line();
    }
    Matcher line = REQUEST_LINE.matcher(text);
    if (!line.matches()) {
      throw malformed("The request line is malformed.");
    }
    if (!line.group("version").matches("1\\.[01]")) {
      throw new RefusedException(
          505, "HttpVersionNotSupportedException", "The emulator speaks HTTP/1.1.");
    }
    return line;
  }

  private static String path(String target) {
    String path = target.replaceFirst("^(?i)https?://[^/?#]*", "").replaceFirst("[?#].*$", "");
    return path.isEmpty() ? "/" : path;
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String text = line(); !text.isEmpty(); text = line()) {
      Matcher header = HEADER.matcher(text);
      if (!header.matches()) {
        throw malformed("A header is malformed.");
      }
      headers.merge(header.group("name"), header.group("value").strip(), (a, b) -> a + ", " + b);
    }
    return Collections.unmodifiableMap(headers);
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    String length = headers.getOrDefault("Content-Length", "");
    String encoding = headers.getOrDefault("Transfer-Encoding", "");
    if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("chunked")) {
      throw new RefusedException(
          501, "NotImplementedException", "The Transfer-Encoding is not chunked.");
    }
    if (!length.isEmpty() && (!encoding.isEmpty() || !length.matches("[0-9]{1,18}"))) {
      throw malformed("The Content-Length is not valid.");
    }
    int bytes = length.isEmpty() ? 0 : checkedSize(Long.parseLong(length));
    if (headers.getOrDefault("Expect", "").equalsIgnoreCase("100-continue")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
    return encoding.isEmpty() ? bytes(bytes) : chunks();
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      checkedSize((long) body.size() + size);
      body.write(bytes(size));
      if (!line().isEmpty()) {
        throw malformed("A chunk is longer than its size.");
      }
    }
    // Trailers are read and ignored.
    headers();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    headBytesLeft = MAX_HEAD_BYTES;
    Matcher size = CHUNK_SIZE.matcher(line());
    if (!size.matches()) {
      throw malformed("A chunk has no size.");
    }
    return checkedSize(Long.parseLong(size.group(1), 16));
  }

  private static int checkedSize(long bytes) {
    if (bytes > MAX_BODY_BYTES) {
      throw new RefusedException(
          413, "RequestEntityTooLargeException", "The body is larger than 8 MiB.");
    }
    return (int) bytes;
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      if (--headBytesLeft < 0) {
        throw new RefusedException(
            431, "RequestHeaderFieldsTooLargeException", "The headers are larger than 64 KiB.");
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static RefusedException malformed(String message) {
    return new RefusedException("MalformedHttpRequestException", message);
  }
}
