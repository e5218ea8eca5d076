package io.github.rekcl.cli;

import io.github.rekcl.aws.DefaultRegion;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.output.EditDistance;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** Parses the values of options; each method throws IllegalArgumentException for a wrong value. */
final class Converters {
  private static final int MAX_DIGITS = 12;

  /** Up to eight digits per unit, which cannot overflow. */
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,8})h)?(?:(\\d{1,8})m)?(?:(\\d{1,8})s)?(?:(\\d{1,8})ms)?");

  private Converters() {}

  /** Parses a duration such as {@code 45s}, {@code 10m}, {@code 1h30m} or {@code 0}. */
  static Duration duration(String text) {
    Matcher m = DURATION.matcher(text);
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (text.isEmpty() || !m.matches()) {
      throw wrong(text, "is not a duration; use a form such as 45s, 10m or 1h30m");
    }
    return Duration.ofHours(part(m, 1))
        .plusMinutes(part(m, 2))
        .plusSeconds(part(m, 3))
        .plusMillis(part(m, 4));
  }

  private static long part(Matcher m, int group) {
    String digits = m.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong(text, "is not a whole number");
    }
  }

  /** Parses an amount of money, limited to sizes that are cheap to calculate with. */
  static BigDecimal amount(String text) {
    try {
      BigDecimal amount = new BigDecimal(text);
      if (amount.signum() >= 0
          && amount.precision() <= MAX_DIGITS
          && Math.abs(amount.scale()) <= MAX_DIGITS) {
        return amount;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same message.
    }
    throw wrong(text, "is not an amount in US dollars; use a form such as 4.00");
  }

  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw wrong(text, "cannot be read");
    }
  }

  static String region(String text) {
    if (!DefaultRegion.isRegion(text)) {
      throw wrong(text, "is not a region code such as us-east-1");
    }
    return text;
  }

  /** Parses a status in any case. Accepts a status unknown to rekcl unless it looks like a typo. */
  static String status(String text) {
    String status = text.toUpperCase(Locale.ROOT);
    if (!ModelStatus.names().contains(status)) {
      List<String> similar = EditDistance.closest(status, ModelStatus.names());
      if (!similar.isEmpty()) {
        throw wrong(text, "is not a status; did you mean " + similar.get(0) + "?");
      }
    }
    return status;
  }

  static ITypeConverter<String> oneOf(List<String> words) {
    return text -> {
      if (!words.contains(text)) {
        throw wrong(text, "is not one of " + String.join(", ", words));
      }
      return text;
    };
  }

  private static IllegalArgumentException wrong(String text, String what) {
    return new IllegalArgumentException("'" + text + "' " + what);
  }
}
