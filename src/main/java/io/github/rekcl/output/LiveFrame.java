package io.github.rekcl.output;

import io.github.rekcl.lifecycle.ModelProgress;
import io.github.rekcl.lifecycle.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a screen shows of models at one moment: a line for each that hasn't ended, or one for all.
 *
 * <p>A narrow screen cuts the end of a line, which is what matters least. The spinner is ASCII: how
 * the screen reads other characters isn't known.
 */
final class LiveFrame {
  private static final int MOST_LINES = 10;
  private static final String SPINNER = "|/-\\";
  private static final long SPIN_MILLIS = 100;

  private LiveFrame() {}

  static List<String> lines(CommandProgress command) {
    return lines(command, MOST_LINES);
  }

  /** Draws as many lines as a screen has room for, or one. */
  static List<String> lines(CommandProgress command, int room) {
    List<ModelProgress> unended = command.unended();
    if (unended.isEmpty()) {
      return List.of();
    }
    return unended.size() > Math.min(MOST_LINES, room)
        ? List.of(summary(command))
        : each(command, unended);
  }

  /** Returns the spinner as it is after some time. */
  static char spinner(Duration elapsed) {
    return SPINNER.charAt((int) (elapsed.toMillis() / SPIN_MILLIS % SPINNER.length()));
  }

  private static List<String> each(CommandProgress command, List<ModelProgress> unended) {
    char spinner = spinner(command.elapsed());
    List<List<String>> rows = new ArrayList<>();
    for (ModelProgress model : unended) {
      String mark = model.hasBegun() ? spinner + " " : "  ";
      rows.add(
          List.of(
              mark + TextColor.onStatus(CommandProgress.status(model)),
              model.hasBegun() ? time(command.elapsedOfPhase(model), command.left(model)) : "",
              Names.of(model.model())));
    }
    return Table.lines(rows);
  }

  private static String summary(CommandProgress command) {
    List<Report> reports = command.ended();
    StringBuilder line = new StringBuilder();
    line.append(spinner(command.elapsed())).append(' ');
    line.append(reports.size()).append(" of ").append(command.size()).append(" done, ");
    line.append(command.statuses()).append("  ");
    line.append(time(command.elapsed(), command.left()));
    if (!reports.isEmpty()) {
      line.append("  ").append(String.join(", ", SummaryText.counts(reports)));
    }
    return line.toString();
  }

  private static String time(Duration elapsed, Optional<Duration> left) {
    String passed = Durations.clock(elapsed);
    return left.map(l -> passed + ", " + Durations.clock(rounded(l)) + " left").orElse(passed);
  }

  /** Rounds what is left up, where what has passed is cut: together they are the time-out. */
  private static Duration rounded(Duration left) {
    return left.plusNanos(999_999_999);
  }
}
