package io.github.rekcl.cli;

import io.github.rekcl.aws.config.EndpointUrls;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.output.EditDistance;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options. */
final class Converters {
  private static final int MOST_DIGITS = 12;

  /** Digits enough for a year in any unit but milliseconds, and too few to overflow. */
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,8})h)?(?:(\\d{1,8})m)?(?:(\\d{1,8})s)?(?:(\\d{1,8})ms)?");

  private Converters() {}

  /** Reads a duration as people write it: {@code 45s}, {@code 10m}, {@code 1h30m}, {@code 0}. */
  static Duration duration(String text) {
    Matcher m = DURATION.matcher(text);
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (text.isEmpty() || !m.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration; use a form such as 45s, 10m or 1h30m");
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

  /** Reads a whole number. */
  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
  }

  /** Reads an amount of money, as large and as exact as a price may be. */
  static BigDecimal amount(String text) {
    try {
      BigDecimal amount = new BigDecimal(text);
      if (amount.signum() >= 0
          && amount.precision() <= MOST_DIGITS
          && Math.abs(amount.scale()) <= MOST_DIGITS) {
        return amount;
      }
    } catch (NumberFormatException e) {
      // Not a number: the same message.
    }
    throw new TypeConversionException(
        "'" + text + "' is not an amount in US dollars; use a form such as 4.00");
  }

  /** Reads the URL of an endpoint. */
  static URI endpoint(String text) {
    try {
      return EndpointUrls.parse(text, "");
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  /** Reads a status in any case; one that is new to rekcl too, unless it looks mistyped. */
  static String status(String text) {
    String status = text.toUpperCase(Locale.ROOT);
    if (!ModelStatus.names().contains(status)) {
      EditDistance.closest(status, ModelStatus.names()).stream()
          .findFirst()
          .ifPresent(
              name -> {
                throw new TypeConversionException(
                    "'" + text + "' is not a status; did you mean " + name + "?");
              });
    }
    return status;
  }

  /** Returns what reads one of a few words. */
  static <E extends Enum<E>> ITypeConverter<E> oneOf(E[] words) {
    List<E> all = List.of(words);
    return text ->
        all.stream()
            .filter(word -> word.name().equals(text))
            .findFirst()
            .orElseThrow(() -> new TypeConversionException(notOneOf(text, all.stream())));
  }

  private static String notOneOf(String text, Stream<? extends Enum<?>> words) {
    return words
        .map(Enum::name)
        .collect(Collectors.joining(", ", "'" + text + "' is not one of ", ""));
  }
}
