package io.github.rekcl.aws.network;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a proxy. It is parsed like in the AWS CLI, less strictly than a URI, because
 * passwords often contain special characters that are not escaped.
 *
 * @param user the user, or null
 * @param password the user's password, or empty
 */
record ProxyAddress(String host, int port, @Nullable String user, String password) {
  private static final int USUAL_PORT = 80;
  private static final int LAST_PORT = 65_535;

  private static final Pattern SERVER =
      Pattern.compile("([\\p{L}\\p{N}._-]+|\\[[\\p{XDigit}:.]+])(?::(\\d{1,5}))?(?:[/?#].*)?");

  private static final Pattern NEVER_IN_A_HOST = Pattern.compile("[^\\p{L}\\p{N}._:\\[\\]/?#-]");

  /** The characters that end the host of a URL, or are not allowed in a header. */
  private static final Pattern TO_BE_ENCODED = Pattern.compile("[/?#\\p{Cntrl}\\s]");

  private static final Pattern STRAY_PERCENT = Pattern.compile("%(?!\\p{XDigit}{2})");

  /**
   * Parses an address. Error messages don't show it, because it may contain a password.
   *
   * @param variable the environment variable with the address
   * @param text {@code [http://][user:password@]host[:port]}
   */
  static ProxyAddress parse(String variable, String text) {
    String address = text.replaceFirst("(?i)^http://", "");
    if (address.toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9+.-]*://.*")) {
      throw invalid(variable, "");
    }
    int at = address.lastIndexOf('@');
    Matcher server = SERVER.matcher(address.substring(at + 1));
    if (!server.matches()) {
      Matcher bad = NEVER_IN_A_HOST.matcher(address.substring(at + 1));
      String what = "; a host name can't contain '%s'";
      throw invalid(variable, bad.find() ? what.formatted(bad.group()) : "");
    }
    int port = server.group(2) == null ? USUAL_PORT : Integer.parseInt(server.group(2));
    if (port > LAST_PORT) {
      throw invalid(variable, "; its port is above " + LAST_PORT);
    }
    if (at < 0) {
      return new ProxyAddress(server.group(1), port, null, "");
    }
    // A colon in the user name must be written as %3A.
    String[] parts = address.substring(0, at).split(":", 2);
    String password = parts.length < 2 ? "" : decoded(variable, parts[1]);
    return new ProxyAddress(server.group(1), port, decoded(variable, parts[0]), password);
  }

  private static String decoded(String variable, String part) {
    Matcher bad = TO_BE_ENCODED.matcher(part);
    if (bad.find()) {
      int c = bad.group().charAt(0);
      String what = "; in its user and password, '%c' is written as %%%02X";
      throw invalid(variable, what.formatted(c < ' ' ? '?' : c, c));
    }
    String escaped = STRAY_PERCENT.matcher(part).replaceAll("%25").replace("+", "%2B");
    return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException invalid(String variable, String detail) {
    return new IllegalArgumentException(
        variable + " is not a proxy address that rekcl can use: write http://HOST:PORT" + detail);
  }
}
