package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Redraws how models get on, in place. Those that ended are shown no more. */
final class LiveProgress implements Progress {
  /** Often enough for a spinner, and rare enough for a slow line. */
  static final Duration HEARTBEAT = Duration.ofMillis(100);

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
      terminal.say(EventText.retrying(retrying));
    }
    if (!closed && due(event)) {
      drawn = command.elapsed();
      terminal.live(
          LiveFrame.lines(command, terminal.liveLines(), terminal.facts().errorColumns()));
    }
  }

  /** Many models change within a moment; nobody sees more than the last of it. */
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
}
