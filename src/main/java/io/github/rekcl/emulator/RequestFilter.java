package io.github.rekcl.emulator;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Accepts only what an AWS client sends. A web page in a browser on the same machine can reach the
 * emulator too: with a form, with a script, or under a domain of its own that it lets resolve to
 * this machine (DNS rebinding). Requests from browsers are refused, and no response has CORS
 * headers.
 */
final class RequestFilter implements Handler {
  /**
   * An IP address, a name that cannot be registered (RFC 2606, RFC 6761), or a host name of the
   * service, for clients that reach the emulator through a proxy.
   */
  private static final Pattern TRUSTED =
      Pattern.compile(
          "[0-9.]+|\\[[0-9a-f:.%]+]|[^.:]*|.*\\.(localhost|local|internal|test)"
              + "|rekognition[a-z-]*\\.[a-z0-9-]+\\.(amazonaws\\.com(\\.cn)?|api\\.aws)");

  private final String ownHost;
  private final Handler next;

  RequestFilter(String ownHost, Handler next) {
    this.ownHost = ownHost.toLowerCase(Locale.ROOT);
    this.next = next;
  }

  @Override
  public Response handle(Request request) {
    String host = request.header("Host").toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
    if (!TRUSTED.matcher(host).matches() && !host.equals(ownHost)) {
      throw new RefusedException(
          403,
          "AccessDeniedException",
          "The emulator is not " + host + ". Use its address, or start it with --host " + host);
    }
    if (request.headers().containsKey("Origin")
        || request.headers().containsKey("Sec-Fetch-Site")) {
      throw new RefusedException(
          403, "AccessDeniedException", "The emulator does not serve web pages.");
    }
    boolean root = request.path().equals("/");
    if (!root || !request.method().equals("POST")) {
      throw new RefusedException(
          root ? 405 : 404, "UnknownOperationException", "There is nothing but POST /.");
    }
    return next.handle(request);
  }
}
