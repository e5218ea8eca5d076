package io.github.rekcl.emulator;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lets through what an AWS client sends. A web page that somebody has open on the same machine can
 * reach the emulator, too: by a form, by a script, or under its own name once that resolves to this
 * machine (DNS rebinding). Nothing that a browser sends is served, and no answer carries CORS
 * headers.
 */
final class RequestFilter implements Handler {
  /**
   * An address, a name that nobody can have registered (RFC 2606, RFC 6761), or the service's own,
   * for which a proxy may take the emulator.
   */
  private static final Pattern TRUSTED =
      Pattern.compile(
          "[0-9.]+|\\[[0-9a-f:.%]+]|[^.:]*|.*\\.(localhost|local|internal|test)"
              + "|rekognition[a-z-]*\\.[a-z0-9-]+\\.(amazonaws\\.com(\\.cn)?|api\\.aws)");

  private final String host;
  private final Handler next;

  /**
   * Creates the filter.
   *
   * @param host the name or address that the emulator was told to listen on
   */
  RequestFilter(String host, Handler next) {
    this.host = host.toLowerCase(Locale.ROOT);
    this.next = next;
  }

  @Override
  public Reply handle(Call call) {
    String named = call.header("Host").toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
    if (!TRUSTED.matcher(named).matches() && !named.equals(host)) {
      throw new RefusedException(
          403,
          "AccessDeniedException",
          "The emulator is not " + named + ". Use its address, or start it with --host " + named);
    }
    if (call.headers().containsKey("Origin") || call.headers().containsKey("Sec-Fetch-Site")) {
      throw new RefusedException(
          403, "AccessDeniedException", "The emulator does not serve web pages.");
    }
    if (!call.path().equals("/") || !call.method().equals("POST")) {
      int status = call.path().equals("/") ? 405 : 404;
      throw new RefusedException(
          status, "UnknownOperationException", "There is nothing but POST /.");
    }
    return next.handle(call);
  }
}
