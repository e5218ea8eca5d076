package io.github.rekcl.lifecycle;

import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often one operation may be called in one region. The service allows five calls a second of
 * each operation (AWS General Reference, "Amazon Rekognition endpoints and quotas"), to the whole
 * account; so whoever is told that it is too much becomes slower, and later carefully faster again.
 * Methods may be called from any thread.
 */
final class Pace {
  /** A little more than a second: calls don't arrive in the rhythm in which they are sent. */
  private static final Duration WINDOW = Duration.ofMillis(1_050);

  /** With such a gap it isn't made slower: little enough of a quota that others use up. */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(2);

  /** How many good answers in a row make it faster again. */
  private static final int GOOD_ANSWERS = 10;

  private final Timer timer;
  private final int calls;
  private final Deque<Long> sent = new ArrayDeque<>();
  private int slowness = 1;
  private int answered;
  private long slowed;

  /**
   * Makes a pace.
   *
   * @param perSecond how many calls may be sent within any second
   */
  Pace(Timer timer, int perSecond) {
    this.timer = timer;
    this.calls = perSecond;
  }

  /**
   * Returns how long it is until the next call may be sent: at full pace at once, as long as no
   * second has too many; of a burst that was too much, the service takes the first few alone.
   */
  synchronized Duration untilNext() {
    if (slowness > 1 && !sent.isEmpty()) {
      return left(gap(), sent.getLast());
    }
    return sent.size() < calls ? Duration.ZERO : left(WINDOW, sent.getFirst());
  }

  private Duration left(Duration pause, long since) {
    Duration left = pause.minusNanos(timer.nanoTime() - since);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Returns the time between two calls that are spread evenly. */
  synchronized Duration gap() {
    return WINDOW.multipliedBy(slowness).dividedBy(calls);
  }

  /** Counts a call that is sent now, whoever sends it. */
  synchronized void sent() {
    sent.addLast(timer.nanoTime());
    if (sent.size() > calls) {
      sent.removeFirst();
    }
  }

  /** The service finds that it is called too often. */
  synchronized void throttled() {
    answered = 0;
    long now = timer.nanoTime();
    // Calls that were sent side by side are refused side by side: that is one reason, not many.
    boolean again = slowness > 1 && now - slowed < WINDOW.plus(gap()).toNanos();
    if (!again && gap().compareTo(LONGEST_GAP) < 0) {
      slowness *= 2;
      slowed = now;
    }
  }

  /** The service has answered otherwise. */
  synchronized void answered() {
    answered++;
    if (slowness > 1 && answered >= GOOD_ANSWERS) {
      slowness /= 2;
      answered = 0;
    }
  }
}
