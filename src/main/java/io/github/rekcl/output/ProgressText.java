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
 * Prints a line for each change, or counts of many models every few seconds; and after some time
 * without a change, that the command is still waiting.
 */
final class ProgressText implements Progress {
  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(5);

  private final CommandProgress command;
  private final boolean counting;
  private final IdleTimer idle;
  private final Map<ModelArn, ModelProgress> shown = new HashMap<>();
  private String counted = "";

  ProgressText(Terminal terminal, boolean verbose, CommandProgress command, Timer timer) {
    this.command = command;
    this.counting = !verbose && command.models().size() > LiveProgress.MOST_MODELS;
    this.idle = new IdleTimer(terminal, timer);
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Progressed progressed) {
      on(progressed.progress());
    } else if (event instanceof Event.Retrying retrying) {
      idle.say(CallText.retrying(retrying));
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
      idle.say(counts);
    } else if (idle.due()) {
      idle.say(unended.size() == 1 ? still(unended.get(0)) : still());
    }
  }

  private void on(ModelProgress now) {
    ModelProgress before = shown.put(now.model(), now);
    @Nullable String statusBefore =
        before == null ? now.plan().model().statusText() : before.statusText();
    if (now.state() == ModelProgress.State.DONE) {
      // The result is printed elsewhere.
      idle.reset();
    } else if (counting) {
      return;
    } else if (now.state() == ModelProgress.State.CALLING) {
      idle.say(
          command.name(now)
              + (now.called() == Action.STOP ? ": stop" : ": deletion")
              + " requested");
    } else if (!Objects.equals(now.statusText(), statusBefore)) {
      String status = CommandProgress.status(now.statusText());
      idle.say(command.name(now) + ": " + TextColor.onStatus(status));
    }
  }

  @Override
  public Duration heartbeat() {
    return counting ? BETWEEN_COUNTS : IdleTimer.INTERVAL;
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
