package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.List;

/** Shows that models are being looked at, before anybody knows how many there are. */
final class LookingProgress implements Progress {
  private final Terminal terminal;
  private final SignOfLife signOfLife;
  private boolean closed;

  LookingProgress(Terminal terminal, Timer timer) {
    this.terminal = terminal;
    this.signOfLife = new SignOfLife(timer);
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Troubled troubled) {
      say(EventText.trouble(troubled));
    } else if (event instanceof Event.Ignored ignored) {
      say(EventText.ignored(ignored));
    } else if (event instanceof Event.Heartbeat && !closed) {
      beat();
    }
  }

  private void beat() {
    Duration elapsed = signOfLife.elapsed();
    if (terminal.isLive()) {
      char spinner = LiveFrame.spinner(elapsed);
      terminal.live(List.of(spinner + " looking at the models  " + Durations.clock(elapsed)));
    } else if (signOfLife.due()) {
      say("Still looking after " + Durations.seconds(elapsed));
    }
  }

  private void say(String line) {
    terminal.say(line);
    signOfLife.said();
  }

  @Override
  public Duration heartbeat() {
    return terminal.isLive() ? LiveProgress.HEARTBEAT : SignOfLife.INTERVAL;
  }

  @Override
  public void close() {
    closed = true;
    terminal.live(List.of());
  }
}
