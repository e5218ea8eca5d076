package io.github.rekcl.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as people write them: {@code 45s}, {@code 10m}, {@code 1h30m}, {@code 0}. */
final class DurationConverter implements ITypeConverter<Duration> {
  /** Digits enough for a year in any unit but milliseconds, and too few to overflow. */
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,8})h)?(?:(\\d{1,8})m)?(?:(\\d{1,8})s)?(?:(\\d{1,8})ms)?");

  @Override
  public Duration convert(String text) {
    Matcher m = FORM.matcher(text);
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (text.isEmpty() || !m.matches()) {
      throw new TypeConversionException("'" + text + "' is no duration: write 45s, 10m or 1h30m");
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
}
