package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.ModelProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Redraws the progress of models on a terminal: a line for each that is not done, or one for all.
 *
 * <p>On a narrow screen, names are shortened and timeouts are omitted. The spinner is ASCII because
 * the encoding of the terminal is unknown.
 */
final class LiveProgress implements Progress {
  /** Frequent enough for a spinner, and rare enough for a slow connection. */
  static final Duration HEARTBEAT = Duration.ofMillis(100);

  /** More models than this are counted instead of listed. */
  static final int MOST_MODELS = 10;

  /** Timeouts are shown only if names of this length fit. */
  private static final int READABLE_NAME = 24;

  private static final int MARK = 2;
  private static final String SPINNER = "|/-\\";

  private final Terminal terminal;
  private final CommandProgress command;
  private boolean closed;
  private @Nullable Duration drawn;

  LiveProgress(Terminal terminal, CommandProgress command) {
    this.terminal = terminal;
    this.command = command;
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Retrying retrying) {
      terminal.say(CallText.retrying(retrying));
    }
    if (!closed && due(event)) {
      drawn = command.elapsed();
      terminal.live(lines(command, terminal.liveLines(), terminal.facts().errorColumns()));
    }
  }

  /** Events may arrive much faster than the screen should be redrawn. */
  private boolean due(Event event) {
    return event instanceof Event.Heartbeat
        || drawn == null
        || command.elapsed().minus(drawn).compareTo(HEARTBEAT) >= 0;
  }

  @Override
  public Duration heartbeat() {
    return HEARTBEAT;
  }

  @Override
  public void close() {
    closed = true;
    terminal.live(List.of());
  }

  /** Returns at most {@code room} lines; 0 columns mean no limit. */
  static List<String> lines(CommandProgress command, int room, int columns) {
    List<ModelProgress> unended = command.unended();
    if (unended.isEmpty()) {
      return List.of();
    }
    int width = columns == 0 ? Integer.MAX_VALUE : columns - MARK;
    if (unended.size() <= Math.min(MOST_MODELS, room)) {
      return each(command, unended, width);
    }
    String counts = command.counts() + "  ";
    String line = counts + time(command.elapsed(), command.left());
    boolean fits = line.length() <= width;
    return List.of(
        spinner(command.elapsed())
            + (fits ? line : counts + time(command.elapsed(), Optional.empty())));
  }

  private static List<String> each(
      CommandProgress command, List<ModelProgress> unended, int width) {
    List<List<String>> rows = rows(command, unended, true);
    boolean fits = Table.width(rows, 1, READABLE_NAME) <= width;
    List<String> table = Table.lines(fits ? rows : rows(command, unended, false), 1, width);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      boolean begun = unended.get(i).hasBegun();
      lines.add((begun ? spinner(command.elapsed()) : " ".repeat(MARK)) + table.get(i));
    }
    return lines;
  }

  private static List<List<String>> rows(
      CommandProgress command, List<ModelProgress> models, boolean limits) {
    return models.stream().map(model -> row(command, model, limits)).toList();
  }

  private static List<String> row(CommandProgress command, ModelProgress model, boolean limits) {
    Optional<Duration> left = command.left(model).filter(limit -> limits);
    return List.of(
        command.name(model),
        TextColor.onStatus(CommandProgress.status(model)),
        model.hasBegun() ? time(command.elapsedOfPhase(model), left) : "");
  }

  static String spinner(Duration elapsed) {
    long turns = elapsed.dividedBy(HEARTBEAT);
    return SPINNER.charAt((int) (turns % SPINNER.length())) + " ";
  }

  /** Rounds the elapsed time down and the rest up: their sum is the timeout. */
  private static String time(Duration elapsed, Optional<Duration> left) {
    return Durations.clock(elapsed)
        + left.map(l -> " (gives up in " + Durations.clock(l.plusNanos(999_999_999)) + ")")
            .orElse("");
  }
}
