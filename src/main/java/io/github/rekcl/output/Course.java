package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far a command has come with one model that it has something to do with. */
final class Course {
  private final Plan.Pending plan;
  private final Timer timer;
  private @Nullable String status;
  private @Nullable Action called;
  private boolean accepted;
  private boolean begun;
  private long start;
  private long phaseStart;
  private @Nullable Report report;

  Course(Plan.Pending plan, Timer timer) {
    this.plan = plan;
    this.timer = timer;
    this.status = plan.model().statusText();
  }

  Plan.Pending plan() {
    return plan;
  }

  void on(Event.OfModel event) {
    if (event instanceof Event.Awaiting) {
      begin();
    } else if (event instanceof Event.Calling calling) {
      phase(calling.action());
      accepted = false;
    } else if (event instanceof Event.UnderWay underWay) {
      phase(underWay.action());
      accepted = true;
    } else if (event instanceof Event.Seen seen) {
      status = seen.statusText();
      accepted |= isUnderWay();
    } else if (event instanceof Event.Ended ended) {
      report = ended.report();
    }
  }

  /** A phase may take several calls; its time begins with the first. */
  private void phase(Action action) {
    begin();
    if (called != action) {
      called = action;
      phaseStart = timer.nanoTime();
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      start = timer.nanoTime();
      phaseStart = start;
    }
  }

  /** A call that left doubt was accepted, if the service is seen at it. */
  private boolean isUnderWay() {
    ModelStatus goal = called == Action.STOP ? ModelStatus.STOPPING : ModelStatus.DELETING;
    return called != null && goal.name().equals(status);
  }

  @Nullable Report report() {
    return report;
  }

  /** Returns the status as last seen; null if the model was on no page. */
  @Nullable String status() {
    return status;
  }

  /** Returns the service's message about that status, as far as it was seen with it. */
  @Nullable String statusMessage() {
    Model before = plan.model();
    return before.statusText().equals(status) ? before.statusMessage() : null;
  }

  /** Returns the last call that was made or joined, or null. */
  @Nullable Action called() {
    return called;
  }

  boolean accepted() {
    return accepted;
  }

  /** Tells whether it waits for the service, and not only for its turn. */
  boolean begun() {
    return begun;
  }

  Duration elapsed() {
    return begun ? Duration.ofNanos(timer.nanoTime() - start) : Duration.ZERO;
  }

  /** Returns what has passed of the time-out, which each phase has for itself. */
  Duration elapsedOfPhase() {
    return begun ? Duration.ofNanos(timer.nanoTime() - phaseStart) : Duration.ZERO;
  }
}
