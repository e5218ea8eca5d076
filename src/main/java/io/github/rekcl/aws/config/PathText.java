package io.github.rekcl.aws.config;

import java.util.Map;

/** Paths as settings name them. */
public final class PathText {
  private PathText() {}

  /**
   * Replaces {@code $NAME} and <code>${NAME}</code> where there is such a variable, and a {@code
   * ~}.
   */
  public static String expand(String path, Map<String, String> environment) {
    String text = variables(path, environment);
    if (!text.equals("~") && !text.startsWith("~/")) {
      return text;
    }
    String home = environment.getOrDefault("HOME", "");
    return (home.isEmpty() ? System.getProperty("user.home") : home) + text.substring(1);
  }

  private static String variables(String path, Map<String, String> environment) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < path.length()) {
      boolean braces = path.startsWith("${", i);
      int start = i + (braces ? 2 : 1);
      int end = start;
      while (path.charAt(i) == '$' && end < path.length() && isOfName(path.charAt(end))) {
        end++;
      }
      String value = environment.get(path.substring(Math.min(start, end), end));
      boolean closed = !braces || path.startsWith("}", end);
      if (end > start && closed && value != null) {
        text.append(value);
        i = end + (braces ? 1 : 0);
      } else {
        text.append(path.charAt(i++));
      }
    }
    return text.toString();
  }

  private static boolean isOfName(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }
}
