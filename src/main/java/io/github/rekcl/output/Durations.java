package io.github.rekcl.output;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes durations: as they are typed, {@code 1h30m}, or as a clock shows them. */
final class Durations {
  private static final int HALF_A_SECOND = 500;

  private Durations() {}

  static String text(Duration d) {
    StringBuilder text = new StringBuilder();
    part(text, d.toHours(), "h");
    part(text, d.toMinutesPart(), "m");
    part(text, d.toSecondsPart(), "s");
    part(text, d.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  /** Writes a duration that was measured, to the nearest second. */
  static String seconds(Duration d) {
    return text(d.plusMillis(HALF_A_SECOND).truncatedTo(ChronoUnit.SECONDS));
  }

  /** Writes what changes every second in figures of one width, {@code 1:02:03} or {@code 0:12}. */
  static String clock(Duration d) {
    return d.toHours() == 0
        ? String.format(Locale.ROOT, "%d:%02d", d.toMinutes(), d.toSecondsPart())
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart());
  }

  private static void part(StringBuilder text, long number, String unit) {
    if (number > 0) {
      text.append(number).append(unit);
    }
  }
}
