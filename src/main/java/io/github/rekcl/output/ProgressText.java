package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.List;

/** Writes a line for each change, and where there is none for long, that the wait goes on. */
final class ProgressText implements Progress {
  private final Terminal terminal;
  private final Courses courses;
  private final SignOfLife signOfLife;

  ProgressText(Terminal terminal, Courses courses, Timer timer) {
    this.terminal = terminal;
    this.courses = courses;
    this.signOfLife = new SignOfLife(timer);
  }

  @Override
  public void on(Event event) {
    courses.on(event);
    String line = EventText.line(event);
    if (line != null) {
      say(line);
    } else if (event instanceof Event.Ended) {
      // Whoever is told of an end says so.
      signOfLife.said();
    } else if (event instanceof Event.Heartbeat && signOfLife.due()) {
      List<Course> unended = courses.unended();
      if (!unended.isEmpty()) {
        say(unended.size() == 1 ? still(unended.get(0)) : still(unended.size()));
      }
    }
  }

  @Override
  public Duration heartbeat() {
    return SignOfLife.INTERVAL;
  }

  private void say(String line) {
    terminal.say(line);
    signOfLife.said();
  }

  private String still(Course course) {
    return Names.of(course.plan().model().arn())
        + ": still "
        + Ink.onStatus(Courses.status(course))
        + " after "
        + Durations.seconds(course.elapsedOfPhase())
        + courses.left(course).map(left -> "; " + Durations.seconds(left) + " left").orElse("");
  }

  private String still(int models) {
    Duration timeout = courses.timeout();
    return "Still waiting: "
        + models
        + " models ("
        + courses.statuses()
        + "), "
        + Durations.seconds(signOfLife.elapsed())
        + " passed"
        + (timeout.isZero()
            ? ""
            : "; each gives up " + Durations.text(timeout) + " after its call");
  }
}
