package io.github.rekcl.aws.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expands file names from the configuration. */
public final class PathText {
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)\\})");

  private PathText() {}

  /**
   * Replaces {@code $NAME} and <code>${NAME}</code> if the variable exists, and a leading {@code
   * ~}.
   */
  public static String expand(String path, Map<String, String> environment) {
    String text =
        VARIABLE
            .matcher(path)
            .replaceAll(
                found -> {
                  String name = found.group(1) == null ? found.group(2) : found.group(1);
                  return Matcher.quoteReplacement(environment.getOrDefault(name, found.group()));
                });
    if (!text.equals("~") && !text.startsWith("~/")) {
      return text;
    }
    String home = environment.getOrDefault("HOME", "");
    return (home.isEmpty() ? System.getProperty("user.home") : home) + text.substring(1);
  }
}
