package io.github.rekcl.output;

import java.time.Duration;

/** Writes durations as they are typed: {@code 1h30m}. */
final class Durations {
  private Durations() {}

  static String text(Duration d) {
    StringBuilder text = new StringBuilder();
    part(text, d.toHours(), "h");
    part(text, d.toMinutesPart(), "m");
    part(text, d.toSecondsPart(), "s");
    part(text, d.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void part(StringBuilder text, long number, String unit) {
    if (number > 0) {
      text.append(number).append(unit);
    }
  }
}
