package io.github.rekcl.rekognition;

import io.github.rekcl.time.Deadline;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * Limits how often one operation is called in one region. The service allows five calls a second of
 * each operation (AWS General Reference, "Amazon Rekognition endpoints and quotas"), for the whole
 * account. A limiter that learns of throttling halves its rate, and carefully speeds up again.
 *
 * <p>Methods may be called from any thread.
 */
public final class RateLimiter {
  /** A little more than a second: calls don't arrive at the intervals at which they are sent. */
  private static final Duration WINDOW = Duration.ofMillis(1_050);

  /** A limiter with such a gap slows down no more. */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(2);

  /** How many successful calls in a row speed it up again. */
  private static final int SUCCESSES = 10;

  private static final Duration BEHIND_OTHERS = Duration.ofMillis(1);

  private final Timer timer;
  private final int calls;
  private final Deque<Long> sent = new ArrayDeque<>();
  private final Deque<BlockingQueue<Boolean>> line = new ArrayDeque<>();
  private int slowdown = 1;
  private int successes;
  private long slowedAt;

  /** Makes a limiter of so many calls within any second. */
  RateLimiter(Timer timer, int perSecond) {
    this.timer = timer;
    this.calls = perSecond;
  }

  /** Takes a permit if there is one now, and nobody waits for it; returns whether it did. */
  public synchronized boolean tryAcquire() {
    if (!untilNext().isZero()) {
      return false;
    }
    take();
    return true;
  }

  /** {@return the time until the next permit; zero if there is one now} */
  public synchronized Duration untilNext() {
    return line.isEmpty() ? untilPermit() : untilPermit().plus(BEHIND_OTHERS);
  }

  /** Returns the time between two calls that are spread evenly. */
  synchronized Duration gap() {
    return WINDOW.multipliedBy(slowdown).dividedBy(calls);
  }

  /**
   * Waits for a permit, behind those who came earlier.
   *
   * @param deadline when to give up
   * @return false if the deadline came first, or the thread was interrupted
   */
  boolean acquire(Deadline deadline) {
    BlockingQueue<Boolean> turn = new LinkedBlockingQueue<>();
    synchronized (this) {
      line.add(turn);
    }
    try {
      Duration wait = untilTurn(turn);
      while (!wait.isZero()) {
        Duration left = deadline.remaining();
        if (left.isZero()) {
          return false;
        }
        timer.await(turn, Deadline.shorter(wait, left));
        wait = untilTurn(turn);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      leave(turn);
    }
  }

  /** Takes the permit and returns zero, or returns how long to wait; who isn't first is called. */
  private synchronized Duration untilTurn(BlockingQueue<Boolean> turn) {
    if (line.peekFirst() != turn) {
      return Deadline.FOREVER;
    }
    Duration wait = untilPermit();
    if (wait.isZero()) {
      take();
    }
    return wait;
  }

  private synchronized void leave(BlockingQueue<Boolean> turn) {
    line.remove(turn);
    BlockingQueue<Boolean> next = line.peekFirst();
    if (next != null) {
      next.add(true);
    }
  }

  /** A burst up to the rate, as long as no second holds more; once throttled, calls keep apart. */
  private Duration untilPermit() {
    Duration window = sent.size() < calls ? Duration.ZERO : left(WINDOW, sent.getFirst());
    if (slowdown == 1 || sent.isEmpty()) {
      return window;
    }
    Duration gap = left(gap(), sent.getLast());
    return gap.compareTo(window) > 0 ? gap : window;
  }

  private Duration left(Duration pause, long since) {
    Duration left = pause.minusNanos(timer.nanoTime() - since);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Counts a call that is sent. */
  synchronized void take() {
    sent.addLast(timer.nanoTime());
    if (sent.size() > calls) {
      sent.removeFirst();
    }
  }

  /**
   * Makes a call that has a permit, and learns from how it ends.
   *
   * @throws CallException as the call does
   */
  <T> T call(Supplier<T> call) {
    try {
      T answer = call.get();
      succeeded();
      return answer;
    } catch (CallException e) {
      if (e.failure().kind() == CallFailure.Kind.THROTTLED) {
        throttled();
      }
      throw e;
    }
  }

  private synchronized void throttled() {
    successes = 0;
    long now = timer.nanoTime();
    // Calls that were sent side by side are refused side by side: that is one reason, not many.
    boolean again = slowdown > 1 && now - slowedAt < WINDOW.plus(gap()).toNanos();
    if (!again && gap().compareTo(LONGEST_GAP) < 0) {
      slowdown *= 2;
      slowedAt = now;
    }
  }

  private synchronized void succeeded() {
    successes++;
    if (slowdown > 1 && successes >= SUCCESSES) {
      slowdown /= 2;
      successes = 0;
    }
  }
}
