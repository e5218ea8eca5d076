package io.github.rekcl.output;

import io.github.rekcl.lifecycle.ModelProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a screen shows of models at one moment: a line for each that hasn't ended, or one for all.
 *
 * <p>A narrow screen cuts names in the middle, and shows no limits. The spinner is ASCII: how the
 * screen reads other characters isn't known.
 */
final class LiveFrame {
  /** More models than this are counted rather than named. */
  static final int MOST_MODELS = 10;

  /** A name of this length should be shown before a limit is. */
  private static final int READABLE_NAME = 24;

  private static final int MARK = 2;
  private static final String SPINNER = "|/-\\";
  private static final long SPIN_MILLIS = 100;

  private LiveFrame() {}

  /** Draws as many lines as a screen has room for, or one; 0 columns are no limit. */
  static List<String> lines(CommandProgress command, int room, int columns) {
    List<ModelProgress> unended = command.unended();
    if (unended.isEmpty()) {
      return List.of();
    }
    int width = columns == 0 ? Integer.MAX_VALUE : columns - MARK;
    return unended.size() > Math.min(MOST_MODELS, room)
        ? List.of(summary(command, width))
        : each(command, unended, width);
  }

  /** Returns the spinner as it is after some time. */
  static char spinner(Duration elapsed) {
    return SPINNER.charAt((int) (elapsed.toMillis() / SPIN_MILLIS % SPINNER.length()));
  }

  private static List<String> each(
      CommandProgress command, List<ModelProgress> unended, int width) {
    List<List<String>> rows = rows(command, unended, true);
    boolean fits = Table.width(rows, 1, READABLE_NAME) <= width;
    List<String> table = Table.lines(fits ? rows : rows(command, unended, false), 1, width);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      lines.add(mark(unended.get(i).hasBegun() ? spinner(command.elapsed()) : ' ', table.get(i)));
    }
    return lines;
  }

  private static List<List<String>> rows(
      CommandProgress command, List<ModelProgress> unended, boolean limits) {
    List<List<String>> rows = new ArrayList<>();
    for (ModelProgress model : unended) {
      Duration elapsed = command.elapsedOfPhase(model);
      rows.add(
          List.of(
              command.name(model),
              TextColor.onStatus(CommandProgress.status(model)),
              model.hasBegun() ? time(elapsed, command.left(model), limits) : ""));
    }
    return rows;
  }

  private static String summary(CommandProgress command, int width) {
    String counts = command.counts() + "  ";
    String line = counts + time(command.elapsed(), command.left(), true);
    return mark(
        spinner(command.elapsed()),
        line.length() <= width ? line : counts + time(command.elapsed(), command.left(), false));
  }

  private static String mark(char mark, String line) {
    return mark + " " + line;
  }

  private static String time(Duration elapsed, Optional<Duration> left, boolean limit) {
    String passed = Durations.clock(elapsed);
    return left.filter(l -> limit)
        .map(l -> passed + " (gives up in " + Durations.clock(rounded(l)) + ")")
        .orElse(passed);
  }

  /** Rounds what is left up, where what has passed is cut: together they are the time-out. */
  private static Duration rounded(Duration left) {
    return left.plusNanos(999_999_999);
  }
}
