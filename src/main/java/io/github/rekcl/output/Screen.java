package io.github.rekcl.output;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Standard error: permanent lines, and below them lines that are redrawn in place.
 *
 * <p>Each update is one write, to avoid flicker. Between updates the cursor stays at the beginning
 * of the redrawn lines: when the window is resized, the cursor moves with them, and clearing from
 * the cursor erases all of them, however they are wrapped.
 */
final class Screen {
  /** In two steps: tmux saves a screen that is cleared from its first cell in its history. */
  private static final String CLEAR_FROM_LINE = "\r\u001b[K\u001b[C\u001b[J\r";

  private static final String SAVE_CURSOR = "\u001b7";
  private static final String RESTORE_CURSOR = "\u001b8";

  /** Unlike a line feed, does not scroll a window that has become too low. */
  private static final String NEXT_ROW = "\r\u001b[B";

  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String WRAP_ON = "\u001b[?7h";

  private final PrintStream err;
  private final boolean live;
  private final int columns;
  private List<String> region = List.of();
  private boolean drawn;

  /** The number of rows that are known to exist from the cursor down. */
  private int rows = 1;

  private boolean asking;
  private volatile boolean ended;
  private volatile boolean colors;

  Screen(PrintStream err, TerminalFacts facts) {
    this.err = err;
    this.live = facts.live();
    this.columns = facts.errorColumns();
    this.colors = facts.errorColors();
  }

  void colors(boolean always) {
    colors = always;
  }

  void say(String line) {
    List<String> rows = TextColor.wrap(Sanitizer.text(line), columns);
    tell(TextColor.paint(String.join(System.lineSeparator(), rows), colors));
  }

  /** Prints a line as it is. */
  synchronized void tell(String line) {
    StringBuilder text = erased().append(line).append(System.lineSeparator());
    rows = 1;
    write(text.append(drawing()));
  }

  /** Prints to another stream that may appear on the same screen. */
  void print(Runnable printing) {
    if (!live) {
      // Without the lock: a blocked standard error must not block results.
      printing.run();
      return;
    }
    synchronized (this) {
      write(erased());
      printing.run();
      rows = 1;
      write(drawing());
    }
  }

  synchronized void ask(String question) {
    String text = TextColor.paint(Sanitizer.text(question), colors);
    write(erased().append(text).append(' '));
    asking = true;
  }

  synchronized void answered(boolean lineEnded) {
    asking = false;
    if (!lineEnded) {
      err.println();
    }
    rows = 1;
    write(drawing());
  }

  /** Replaces the redrawn lines. They are hidden during a prompt, and after {@link #end}. */
  synchronized void live(List<String> lines) {
    if (live) {
      region = List.copyOf(lines);
      write(erased().append(drawing()));
    }
  }

  /** Erases the redrawn lines for good, and ends the line of a prompt. */
  void end() {
    ended = true;
    synchronized (this) {
      write(erased());
      if (asking) {
        answered(false);
      }
    }
  }

  private StringBuilder erased() {
    StringBuilder text = new StringBuilder(drawn ? CLEAR_FROM_LINE : "");
    drawn = false;
    return text;
  }

  private StringBuilder drawing() {
    StringBuilder text = new StringBuilder();
    if (!region.isEmpty() && !asking && !ended) {
      int below = region.size() - 1;
      if (region.size() > rows) {
        text.append("\n".repeat(below)).append("\u001b[").append(below).append('A');
        rows = region.size();
      }
      text.append(SAVE_CURSOR).append(WRAP_OFF);
      text.append(region.stream().map(this::fitted).collect(Collectors.joining(NEXT_ROW)));
      text.append(RESTORE_CURSOR).append(WRAP_ON);
      drawn = true;
    }
    return text;
  }

  private String fitted(String line) {
    return TextColor.paint(TextColor.cut(Sanitizer.text(line), columns), colors);
  }

  private void write(CharSequence text) {
    if (text.length() > 0) {
      err.print(text.toString());
      err.flush();
    }
  }
}
