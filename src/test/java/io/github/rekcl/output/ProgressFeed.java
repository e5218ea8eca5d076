package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.ModelProgress;
import io.github.rekcl.lifecycle.ModelProgress.State;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.time.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lets models get on as a command would, and tells of it. */
final class ProgressFeed {
  private final CommandProgress command;
  private final Timer timer;
  private final Map<String, ModelProgress> models = new HashMap<>();

  ProgressFeed(CommandProgress command, Timer timer) {
    this.command = command;
    this.timer = timer;
  }

  void planned(List<? extends Plan> plans) {
    command.planned(List.copyOf(plans));
    for (Plan plan : plans) {
      if (plan instanceof Plan.Pending pending) {
        models.put(pending.model().arn().versionName(), ModelProgress.of(pending));
      }
    }
  }

  Event awaiting(String version) {
    return update(version, p -> with(p, State.POLLING, null, Acceptance.NONE, p.last(), null));
  }

  Event calling(String version, Action action) {
    return update(
        version, p -> with(p, State.CALLING, action, Acceptance.POSSIBLE, p.last(), null));
  }

  Event underWay(String version, Action action) {
    return update(version, p -> with(p, State.POLLING, action, Acceptance.CERTAIN, p.last(), null));
  }

  Event seen(String version, @Nullable String status) {
    Model last = status == null ? null : Samples.model(version, status);
    boolean underWay = "STOPPING".equals(status) || "DELETING".equals(status);
    return update(
        version,
        p ->
            with(
                p,
                State.POLLING,
                p.called(),
                underWay ? Acceptance.CERTAIN : p.acceptance(),
                last,
                null));
  }

  Event ended(String version, Report report) {
    return update(version, p -> with(p, State.DONE, p.called(), p.acceptance(), p.last(), report));
  }

  private ModelProgress with(
      ModelProgress p,
      State state,
      @Nullable Action called,
      Acceptance acceptance,
      @Nullable Model last,
      @Nullable Report report) {
    long now = timer.nanoTime();
    boolean newPhase = p.phaseBegun() == null || called != p.called();
    return new ModelProgress(
        p.plan(),
        state,
        called,
        acceptance,
        last,
        p.begun() == null ? Long.valueOf(now) : p.begun(),
        newPhase ? Long.valueOf(now) : p.phaseBegun(),
        report);
  }

  private Event update(String version, UnaryOperator<ModelProgress> change) {
    ModelProgress progress = change.apply(Objects.requireNonNull(models.get(version), version));
    models.put(version, progress);
    Event event = new Event.Progressed(progress);
    command.record(event);
    return event;
  }
}
