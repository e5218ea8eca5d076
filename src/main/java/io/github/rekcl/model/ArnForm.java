package io.github.rekcl.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns and lengths that project ARNs and model ARNs share, from the service model. */
final class ArnForm {
  /** A project's name or a model's version name. */
  static final String NAME = "[a-zA-Z0-9_.\\-]{1,255}";

  /** Partition, region and account, each a group. */
  static final String PREFIX = "arn:([a-z0-9-]+):rekognition:([a-z0-9-]+):([0-9]{12}):";

  private static final int MIN_LENGTH = 20;
  private static final int MAX_LENGTH = 2048;

  private ArnForm() {}

  static boolean matches(Pattern form, String text) {
    return text.length() >= MIN_LENGTH
        && text.length() <= MAX_LENGTH
        && form.matcher(text).matches();
  }

  static Matcher match(Pattern form, String text, String kind) {
    Matcher m = form.matcher(text);
    if (!matches(form, text) || !m.matches()) {
      throw new IllegalArgumentException("not a " + kind + " ARN: " + text);
    }
    return m;
  }

  static String print(String partition, String region, String account) {
    return "arn:" + partition + ":rekognition:" + region + ":" + account + ":";
  }
}
