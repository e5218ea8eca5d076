package io.github.rekcl.output;

import io.github.rekcl.time.Timer;
import java.time.Duration;

/** Prints progress to a log, and knows when nothing was printed for so long that it looks stuck. */
final class IdleTimer {
  /** How often to check {@link #due}. */
  static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Terminal terminal;
  private final Timer timer;
  private final long start;
  private long said;

  IdleTimer(Terminal terminal, Timer timer) {
    this.terminal = terminal;
    this.timer = timer;
    this.start = timer.nanoTime();
    this.said = start;
  }

  void say(String line) {
    terminal.say(line);
    reset();
  }

  /** Must be called when something else was printed. */
  void reset() {
    said = timer.nanoTime();
  }

  /** Returns whether nothing was printed for half an interval. */
  boolean due() {
    return timer.nanoTime() - said >= INTERVAL.dividedBy(2).toNanos();
  }

  Duration elapsed() {
    return Duration.ofNanos(timer.nanoTime() - start);
  }
}
