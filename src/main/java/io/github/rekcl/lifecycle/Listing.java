package io.github.rekcl.lifecycle;

import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.rekognition.CallFailures;
import io.github.rekcl.rekognition.ControlPlane.Page;
import io.github.rekcl.time.Deadline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One list of the service, read page by page to its end.
 *
 * @param <T> what it lists
 */
final class Listing<T> {
  /** Far more than an account may hold: 100 projects, 100 models a project are the quota. */
  private static final int MOST_PAGES = 1_000;

  private final Lane lane;
  private final String operation;
  private final Source<T> source;
  private final Deadline deadline;
  private final Persistence persistence;
  private final Consumer<Answer<Read<T>>> then;
  private final Set<String> tokens = new HashSet<>();
  private final List<T> items = new ArrayList<>();
  private int throttled;

  /** Reads the page of a token, or the first. */
  @FunctionalInterface
  interface Source<T> {
    Page<T> page(@Nullable String token);
  }

  /**
   * A list that was read to its end.
   *
   * @param items what was on its pages
   * @param onePage true if one answer held them all, and so shows one moment
   */
  record Read<T>(List<T> items, boolean onePage) {}

  Listing(
      Lane lane,
      String operation,
      Source<T> source,
      Deadline deadline,
      Persistence persistence,
      Consumer<Answer<Read<T>>> then) {
    this.lane = lane;
    this.operation = operation;
    this.source = source;
    this.deadline = deadline;
    this.persistence = persistence;
    this.then = then;
  }

  void begin() {
    read(null);
  }

  private void read(@Nullable String token) {
    lane.submit(
        deadline.hasBegun() ? deadline.remaining() : null,
        deadline::begin,
        () -> source.page(token),
        answer -> answer.then(this::goOn, failure -> failed(token, failure)));
  }

  private void goOn(Page<T> page) {
    throttled = 0;
    items.addAll(page.items());
    String token = page.token();
    if (token == null) {
      then.accept(new Answer.Value<>(new Read<>(List.copyOf(items), tokens.isEmpty())));
    } else if (tokens.add(token) && tokens.size() <= MOST_PAGES) {
      read(token);
    } else {
      end(CallFailures.unreadable(operation, "pages that never end", page.requestId()));
    }
  }

  private void failed(@Nullable String token, CallFailure failure) {
    if (persistence.goesOn(failure, throttled)) {
      lane.loop().after(Persistence.pause(throttled), () -> read(token));
      throttled++;
    } else {
      end(failure);
    }
  }

  private void end(CallFailure failure) {
    then.accept(new Answer.Failed<>(failure));
  }
}
