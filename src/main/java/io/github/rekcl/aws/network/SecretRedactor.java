package io.github.rekcl.aws.network;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Hides the secrets of this process in messages of other parties: the error message of a service or
 * a proxy may quote the request.
 */
public final class SecretRedactor {
  /** A shorter text is probably a placeholder, and might be part of a common word. */
  private static final int SHORTEST = 5;

  /** How many characters identify a secret, in case a message cuts it off. */
  private static final int PREFIX = 12;

  private static final Map<String, Pattern> KNOWN = new ConcurrentHashMap<>();

  private SecretRedactor() {}

  /** Registers a secret key, unless it is a placeholder: the same text as its ID. */
  public static void addKey(String id, String secret) {
    if (!secret.equals(id)) {
      add(secret);
    }
  }

  /** Registers a token or a password. */
  public static void add(String secret) {
    if (secret.length() >= SHORTEST) {
      String start = secret.substring(0, Math.min(PREFIX, secret.length()));
      KNOWN.computeIfAbsent(start, s -> Pattern.compile(Pattern.quote(s) + "[\\w+/=%.~-]*"));
    }
  }

  /** Returns a text with all registered secrets replaced. */
  public static String redact(String text) {
    String redacted = text;
    for (Pattern secret : KNOWN.values()) {
      redacted = secret.matcher(redacted).replaceAll("***");
    }
    return redacted;
  }
}
