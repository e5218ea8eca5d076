package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far all models of one command have come, as their progress is shown. */
final class Courses {
  private final Map<ModelArn, Course> all = new LinkedHashMap<>();
  private final Duration timeout;
  private final Timer timer;
  private final long start;

  /** Begins the courses now. */
  Courses(List<Plan.Pending> plans, Duration timeout, Timer timer) {
    plans.forEach(plan -> all.put(plan.model().arn(), new Course(plan, timer)));
    this.timeout = timeout;
    this.timer = timer;
    this.start = timer.nanoTime();
  }

  void on(Event event) {
    if (event instanceof Event.OfModel ofModel) {
      Optional.ofNullable(all.get(ofModel.model())).ifPresent(course -> course.on(ofModel));
    }
  }

  int size() {
    return all.size();
  }

  Duration timeout() {
    return timeout;
  }

  Duration elapsed() {
    return Duration.ofNanos(timer.nanoTime() - start);
  }

  List<Course> unended() {
    return all.values().stream().filter(course -> course.report() == null).toList();
  }

  List<Report> reports() {
    return all.values().stream().map(Course::report).filter(Objects::nonNull).toList();
  }

  /** Counts the statuses of models that haven't ended, as in {@code 2 STOPPING, 1 waiting}. */
  String statuses() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    unended().forEach(course -> counts.merge(status(course), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  /** Returns a model's status as last seen; of one whose call waits for its turn, that. */
  static String status(Course course) {
    return course.begun() ? EventText.status(course.status()) : "waiting";
  }

  /** Returns what is left until a model's time-out; nothing if there is none, or it waits. */
  Optional<Duration> left(Course course) {
    if (timeout.isZero() || !course.begun()) {
      return Optional.empty();
    }
    Duration left = timeout.minus(course.elapsedOfPhase());
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  /** Returns what is left until the first of the time-outs. */
  Optional<Duration> left() {
    return unended().stream().map(this::left).flatMap(Optional::stream).min(Duration::compareTo);
  }
}
