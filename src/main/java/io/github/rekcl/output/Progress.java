package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.Observer;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.time.Timer;
import java.util.List;

/** Shows on standard error what happens while a command runs. */
public interface Progress extends Observer, AutoCloseable {
  /** Shows nothing. */
  Progress NONE = event -> {};

  /**
   * Shows how models get on: on a screen lines that are redrawn, elsewhere a line for each change.
   *
   * @param terminal where to
   * @param quiet true to show nothing
   * @param plans what is carried out
   * @param policy how long is waited
   * @param timer the time to measure by
   * @return progress that begins now
   */
  static Progress of(
      Terminal terminal, boolean quiet, List<Plan.Pending> plans, WaitPolicy policy, Timer timer) {
    if (quiet) {
      return NONE;
    }
    Courses courses = new Courses(plans, policy.timeout(), timer);
    return terminal.isLive()
        ? new LiveProgress(terminal, courses)
        : new ProgressText(terminal, courses, timer);
  }

  /**
   * Shows that models are being looked at, which may take a while where there are many.
   *
   * @param terminal where to
   * @param quiet true to show nothing
   * @param timer the time to measure by
   * @return progress that begins now
   */
  static Progress looking(Terminal terminal, boolean quiet, Timer timer) {
    return quiet ? NONE : new LookingProgress(terminal, timer);
  }

  @Override
  void on(Event event);

  /** Erases what was drawn. Nothing is shown after that. */
  @Override
  default void close() {}
}
