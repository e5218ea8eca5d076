package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.ModelProgress;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line for each change, or counts of many models every few seconds; and where there is no
 * change for long, that the wait goes on.
 */
final class ProgressText implements Progress {
  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final CommandProgress command;
  private final boolean counting;
  private final IdleTimer idle;
  private final Map<ModelArn, ModelProgress> shown = new HashMap<>();
  private String counted = "";

  ProgressText(Terminal terminal, boolean verbose, CommandProgress command, Timer timer) {
    this.terminal = terminal;
    this.command = command;
    this.counting = !verbose && command.models().size() > LiveProgress.MOST_MODELS;
    this.idle = new IdleTimer(timer);
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Progressed progressed) {
      on(progressed.progress());
    } else if (event instanceof Event.Retrying retrying) {
      say(CallText.retrying(retrying));
    } else if (event instanceof Event.Heartbeat) {
      beat();
    }
  }

  private void beat() {
    List<ModelProgress> unended = command.unended();
    String counts = counting ? command.counts() : "";
    if (unended.isEmpty()) {
      return;
    }
    if (!counts.equals(counted)) {
      counted = counts;
      say(counts);
    } else if (idle.due()) {
      say(unended.size() == 1 ? still(unended.get(0)) : still());
    }
  }

  private void on(ModelProgress now) {
    ModelProgress before = shown.put(now.model(), now);
    @Nullable String statusBefore =
        before == null ? now.plan().model().statusText() : before.statusText();
    if (now.state() == ModelProgress.State.DONE) {
      // Whoever is told of an end says so.
      idle.said();
    } else if (counting) {
      return;
    } else if (now.state() == ModelProgress.State.CALLING) {
      say(
          command.name(now)
              + (now.called() == Action.STOP ? ": stop" : ": deletion")
              + " requested");
    } else if (!Objects.equals(now.statusText(), statusBefore)) {
      String status = CommandProgress.status(now.statusText());
      say(command.name(now) + ": " + TextColor.onStatus(status));
    }
  }

  @Override
  public Duration heartbeat() {
    return counting ? BETWEEN_COUNTS : IdleTimer.INTERVAL;
  }

  private void say(String line) {
    terminal.say(line);
    idle.said();
  }

  private String still(ModelProgress model) {
    return command.name(model)
        + ": still "
        + TextColor.onStatus(CommandProgress.status(model))
        + " after "
        + Durations.seconds(command.elapsedOfPhase(model))
        + command.left(model).map(l -> " (gives up in " + Durations.seconds(l) + ")").orElse("");
  }

  private String still() {
    Duration timeout = command.timeout();
    return "Still waiting after "
        + Durations.seconds(idle.elapsed())
        + ": "
        + command.counts()
        + (timeout.isZero() ? "" : " (each gives up after " + Durations.text(timeout) + ")");
  }
}
