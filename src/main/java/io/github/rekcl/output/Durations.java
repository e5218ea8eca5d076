package io.github.rekcl.output;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Formats durations. */
final class Durations {
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  private Durations() {}

  /** Returns a duration in the form of the options: {@code 1h30m}. */
  static String text(Duration d) {
    String text =
        part(d.toHours(), "h")
            + part(d.toMinutesPart(), "m")
            + part(d.toSecondsPart(), "s")
            + part(d.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text;
  }

  private static String part(long number, String unit) {
    return number > 0 ? number + unit : "";
  }

  /** Returns a measured duration, rounded to seconds. */
  static String seconds(Duration d) {
    return text(d.plus(HALF_A_SECOND).truncatedTo(ChronoUnit.SECONDS));
  }

  /** Returns a running time: {@code 1:02:03} or {@code 0:12}. */
  static String clock(Duration d) {
    String seconds = String.format(Locale.ROOT, ":%02d", d.toSecondsPart());
    return d.toHours() == 0
        ? d.toMinutes() + seconds
        : d.toHours() + String.format(Locale.ROOT, ":%02d", d.toMinutesPart()) + seconds;
  }
}
