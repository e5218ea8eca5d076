package io.github.rekcl.emulator;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the service's model demands of a string.
 *
 * @param min the least number of characters
 * @param max the greatest number of characters
 * @param pattern what the whole string must match
 */
record TextRule(int min, int max, Pattern pattern) {
  static final TextRule PROJECT_ARN =
      rule(
          20,
          2048,
          "(^arn:[a-z\\d-]+:rekognition:[a-z\\d-]+:\\d{12}"
              + ":project\\/[a-zA-Z0-9_.\\-]{1,255}\\/[0-9]+$)");
  static final TextRule VERSION_ARN =
      rule(
          20,
          2048,
          "(^arn:[a-z\\d-]+:rekognition:[a-z\\d-]+:\\d{12}"
              + ":project\\/[a-zA-Z0-9_.\\-]{1,255}\\/version\\/[a-zA-Z0-9_.\\-]{1,255}\\/[0-9]+$)");
  static final TextRule NAME = rule(1, 255, "[a-zA-Z0-9_.\\-]+");
  static final TextRule TOKEN = rule(0, 1024, "(?s).*");
  static final TextRule BUCKET = rule(3, 255, "[0-9A-Za-z\\.\\-_]*");
  static final TextRule KEY_PREFIX = rule(0, 1024, "(?s).*");
  static final TextRule FEATURE = rule(1, 64, "CUSTOM_LABELS|CONTENT_MODERATION");

  private static TextRule rule(int min, int max, String pattern) {
    return new TextRule(min, max, Pattern.compile(pattern));
  }

  /** Returns which demand the text fails, in the service's words. */
  Optional<String> violation(String text) {
    if (text.length() < min) {
      return Optional.of("Member must have length greater than or equal to " + min);
    }
    if (text.length() > max) {
      return Optional.of("Member must have length less than or equal to " + max);
    }
    return pattern.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("Member must satisfy regular expression pattern: " + pattern);
  }
}
