package io.github.rekcl.output;

import java.io.PrintStream;
import java.util.List;

/**
 * Standard error: lines that stay, and below them lines that are redrawn in place.
 *
 * <p>Each drawing is one write, so that nobody sees half of it.
 */
final class Screen {
  private static final String CLEAR_TO_END = "\u001b[J";
  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String WRAP_ON = "\u001b[?7h";

  private final PrintStream err;
  private final boolean live;
  private List<String> region = List.of();
  private int rows;
  private boolean asking;
  private volatile boolean ended;
  private volatile boolean colours;

  Screen(PrintStream err, boolean live, boolean colours) {
    this.err = err;
    this.live = live;
    this.colours = colours;
  }

  boolean isLive() {
    return live;
  }

  void colours(boolean always) {
    colours = always;
  }

  void say(String line) {
    tell(painted(line));
  }

  /** Prints a line as it is. */
  synchronized void tell(String line) {
    if (rows == 0) {
      err.println(line);
      return;
    }
    write(erased().append(line).append(System.lineSeparator()).append(drawn()));
  }

  /** Prints to another stream, which may be shown on the same screen. */
  void print(Runnable printing) {
    if (live) {
      printAboveRegion(printing);
    } else {
      // A standard error that nobody reads doesn't keep results back.
      printing.run();
    }
  }

  private synchronized void printAboveRegion(Runnable printing) {
    write(erased());
    printing.run();
    write(drawn());
  }

  synchronized void ask(String question) {
    write(erased().append(painted(question)).append(' '));
    asking = true;
  }

  synchronized void answered(boolean lineEnded) {
    asking = false;
    if (!lineEnded) {
      err.println();
    }
    write(drawn());
  }

  /** Replaces the lines at the bottom; after the end, and while somebody types, none are shown. */
  synchronized void live(List<String> lines) {
    if (live) {
      region = List.copyOf(lines);
      write(erased().append(drawn()));
    }
  }

  /** Leaves the screen to the shell: erases the region for good, and ends a question's line. */
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
    StringBuilder text = new StringBuilder();
    if (rows > 0) {
      text.append("\r\u001b[").append(rows).append('A').append(CLEAR_TO_END);
      rows = 0;
    }
    return text;
  }

  /** Draws each line on one row: without wrapping, a narrow terminal cuts what doesn't fit. */
  private StringBuilder drawn() {
    StringBuilder text = new StringBuilder();
    if (!region.isEmpty() && !asking && !ended) {
      text.append(WRAP_OFF);
      region.forEach(line -> text.append(painted(line)).append('\n'));
      text.append(WRAP_ON);
      rows = region.size();
    }
    return text;
  }

  private String painted(String line) {
    return TextColor.paint(Sanitizer.text(line), colours);
  }

  private void write(CharSequence text) {
    if (text.length() > 0) {
      err.print(text.toString());
      err.flush();
    }
  }
}
