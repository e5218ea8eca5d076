package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.List;

/** Shows that models are being listed, while their number is unknown. */
final class DiscoveryProgress implements Progress {
  private final Terminal terminal;
  private final IdleTimer idle;
  private boolean closed;

  DiscoveryProgress(Terminal terminal, Timer timer) {
    this.terminal = terminal;
    this.idle = new IdleTimer(terminal, timer);
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Retrying retrying) {
      idle.say(CallText.retrying(retrying));
    } else if (event instanceof Event.Ignored ignored) {
      idle.say(
          "Skipped project "
              + ignored.project()
              + ": the endpoint returned it for region "
              + ignored.region()
              + ", to which it does not belong");
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
      idle.say("Still finding models after " + Durations.seconds(elapsed));
    }
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
