package io.github.rekcl.aws.credentials;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** The forms of a point in time that the AWS CLI takes. */
final class Timestamps {
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("[yyyy-MM-dd][yyyyMMdd]['T'][' '][HH:mm[:ss]][HHmm[ss]]")
          .optionalStart()
          .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .appendPattern("[ ][XXX][XX][X]['UTC']['GMT']")
          .toFormatter(Locale.ROOT);

  private Timestamps() {}

  /**
   * Reads a time with its zone: {@code 2099-01-01T00:00:00Z}, {@code 20990101T000000Z}, with a
   * blank for the T, with an offset, or with {@code UTC} for the Z.
   *
   * @throws java.time.DateTimeException if it is none
   */
  static Instant parse(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    boolean named = upper.endsWith("UTC") || upper.endsWith("GMT");
    String time = named ? upper.substring(0, upper.length() - 3).strip() + "Z" : upper;
    return OffsetDateTime.parse(time, FORM).toInstant();
  }
}
