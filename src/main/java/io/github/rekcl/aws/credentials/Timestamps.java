package io.github.rekcl.aws.credentials;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Parses the timestamp formats that the AWS CLI accepts. */
final class Timestamps {
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .appendPattern("[yyyy-MM-dd][yyyyMMdd]['T'][' '][HH:mm[:ss]][HHmm[ss]]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .appendPattern("[ ][XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private Timestamps() {}

  /**
   * Parses a time with its zone: {@code 2099-01-01T00:00:00Z} or {@code 20990101T000000Z}, also
   * with a blank instead of the T, and with an offset or {@code UTC} instead of the Z.
   *
   * @throws java.time.DateTimeException if the text has another form
   */
  static Instant parse(String text) {
    String time = text.strip().toUpperCase(Locale.ROOT).replaceFirst("\\s*(UTC|GMT)$", "Z");
    return OffsetDateTime.parse(time, FORM).toInstant();
  }
}
