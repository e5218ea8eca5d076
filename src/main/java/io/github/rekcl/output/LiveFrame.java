package io.github.rekcl.output;

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

  static List<String> lines(Courses courses) {
    return lines(courses, MOST_LINES);
  }

  /** Draws as many lines as a screen has room for, or one. */
  static List<String> lines(Courses courses, int room) {
    List<Course> unended = courses.unended();
    if (unended.isEmpty()) {
      return List.of();
    }
    return unended.size() > Math.min(MOST_LINES, room)
        ? List.of(summary(courses))
        : each(courses, unended);
  }

  /** Returns the spinner as it is after some time. */
  static char spinner(Duration elapsed) {
    return SPINNER.charAt((int) (elapsed.toMillis() / SPIN_MILLIS % SPINNER.length()));
  }

  private static List<String> each(Courses courses, List<Course> unended) {
    char spinner = spinner(courses.elapsed());
    List<List<String>> rows = new ArrayList<>();
    for (Course course : unended) {
      String mark = course.begun() ? spinner + " " : "  ";
      rows.add(
          List.of(
              mark + Ink.onStatus(Courses.status(course)),
              course.begun() ? time(course.elapsedOfPhase(), courses.left(course)) : "",
              Names.of(course.plan().model().arn())));
    }
    return Table.lines(rows);
  }

  private static String summary(Courses courses) {
    List<Report> reports = courses.reports();
    StringBuilder line = new StringBuilder();
    line.append(spinner(courses.elapsed())).append(' ');
    line.append(reports.size()).append(" of ").append(courses.size()).append(" done, ");
    line.append(courses.statuses()).append("  ");
    line.append(time(courses.elapsed(), courses.left()));
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
