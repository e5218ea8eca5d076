package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.List;

/** Shows that models are being found, before anybody knows how many there are. */
final class DiscoveryProgress implements Progress {
  private final Terminal terminal;
  private final IdleTimer idle;
  private boolean closed;

  DiscoveryProgress(Terminal terminal, Timer timer) {
    this.terminal = terminal;
    this.idle = new IdleTimer(timer);
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Retrying retrying) {
      say(CallText.retrying(retrying));
    } else if (event instanceof Event.Ignored ignored) {
      say(
          "Skipped project "
              + ignored.project()
              + ": the endpoint answered with it for region "
              + ignored.region()
              + ", where it does not belong");
    } else if (event instanceof Event.Heartbeat && !closed) {
      beat();
    }
  }

  private void beat() {
    Duration elapsed = idle.elapsed();
    if (terminal.facts().live()) {
      String spinner = LiveProgress.spinner(elapsed);
      terminal.live(List.of(spinner + "finding models  " + Durations.clock(elapsed)));
    } else if (idle.due()) {
      say("Still finding models after " + Durations.seconds(elapsed));
    }
  }

  private void say(String line) {
    terminal.say(line);
    idle.said();
  }

  @Override
  public Duration heartbeat() {
    return terminal.facts().live() ? LiveProgress.HEARTBEAT : IdleTimer.INTERVAL;
  }

  @Override
  public void close() {
    closed = true;
    terminal.live(List.of());
  }
}
