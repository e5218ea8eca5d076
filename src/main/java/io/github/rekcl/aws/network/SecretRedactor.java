package io.github.rekcl.aws.network;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The secrets that this process holds, to be taken out of texts that others wrote: a service or a
 * proxy may answer with the request that it refuses.
 */
public final class SecretRedactor {
  /** What is shorter is a dummy, or would be found in many a word. */
  private static final int SHORTEST = 5;

  /** So many characters tell a secret, also where whoever repeats it cuts it off. */
  private static final int TELLING = 12;

  private static final Map<String, Pattern> KNOWN = new ConcurrentHashMap<>();

  private SecretRedactor() {}

  /**
   * Notes a secret.
   *
   * @param secret a secret key, a token or a password
   */
  public static void add(String secret) {
    if (secret.length() >= SHORTEST) {
      String start = secret.substring(0, Math.min(TELLING, secret.length()));
      KNOWN.computeIfAbsent(start, s -> Pattern.compile(Pattern.quote(s) + "[\\w+/=%.~-]*"));
    }
  }

  /**
   * Hides the secrets in a text.
   *
   * @param text what somebody else wrote
   * @return the text without them
   */
  public static String redact(String text) {
    String redacted = text;
    for (Pattern secret : KNOWN.values()) {
      redacted = secret.matcher(redacted).replaceAll("***");
    }
    return redacted;
  }
}
