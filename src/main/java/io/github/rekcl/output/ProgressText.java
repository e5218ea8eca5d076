package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.ModelProgress;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a line for each change, and where there is none for long, that the wait goes on. */
final class ProgressText implements Progress {
  private final Terminal terminal;
  private final CommandProgress command;
  private final IdleTimer idle;
  private final Map<ModelArn, ModelProgress> shown = new HashMap<>();

  ProgressText(Terminal terminal, CommandProgress command, Timer timer) {
    this.terminal = terminal;
    this.command = command;
    this.idle = new IdleTimer(timer);
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Progressed progressed) {
      on(progressed.progress());
    } else if (event instanceof Event.Retrying retrying) {
      say(EventText.retrying(retrying));
    } else if (event instanceof Event.Heartbeat && idle.due()) {
      List<ModelProgress> unended = command.unended();
      if (!unended.isEmpty()) {
        say(unended.size() == 1 ? still(unended.get(0)) : still(unended.size()));
      }
    }
  }

  private void on(ModelProgress now) {
    ModelProgress before = shown.put(now.model(), now);
    @Nullable String statusBefore =
        before == null ? now.plan().model().statusText() : before.statusText();
    if (now.state() == ModelProgress.State.DONE) {
      // Whoever is told of an end says so.
      idle.said();
    } else if (now.state() == ModelProgress.State.CALLING) {
      say(EventText.calling(now));
    } else if (!Objects.equals(now.statusText(), statusBefore)) {
      say(EventText.seen(now));
    }
  }

  @Override
  public Duration heartbeat() {
    return IdleTimer.INTERVAL;
  }

  private void say(String line) {
    terminal.say(line);
    idle.said();
  }

  private String still(ModelProgress model) {
    return Names.of(model.model())
        + ": still "
        + TextColor.onStatus(CommandProgress.status(model))
        + " after "
        + Durations.seconds(command.elapsedOfPhase(model))
        + command.left(model).map(left -> "; " + Durations.seconds(left) + " left").orElse("");
  }

  private String still(int models) {
    Duration timeout = command.timeout();
    return "Still waiting: "
        + models
        + " models ("
        + command.statuses()
        + "), "
        + Durations.seconds(idle.elapsed())
        + " passed"
        + (timeout.isZero()
            ? ""
            : "; each gives up " + Durations.text(timeout) + " after its call");
  }
}
