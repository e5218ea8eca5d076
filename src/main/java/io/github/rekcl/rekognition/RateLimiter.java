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
 * Limits the calls of one operation in one region. The service allows an account five calls of each
 * operation per second (AWS General Reference, "Amazon Rekognition endpoints and quotas"). When a
 * call is throttled, the limiter halves its rate; after ten successful calls it doubles it again.
 *
 * <p>Methods may be called from any thread.
 */
public final class RateLimiter {
  /** Slightly longer than a second, as the time that calls take to arrive varies. */
  private static final Duration WINDOW = Duration.ofMillis(1_050);

  /** At this gap, the rate is not reduced further. */
  private static final Duration LONGEST_GAP = Duration.ofSeconds(2);

  /** The number of successful calls in a row that doubles a reduced rate. */
  private static final int SUCCESSES = 10;

  private static final Duration BEHIND_OTHERS = Duration.ofMillis(1);

  private final Timer timer;
  private final int calls;
  private final Deque<Long> sent = new ArrayDeque<>();
  private final Deque<BlockingQueue<Boolean>> queue = new ArrayDeque<>();
  private int slowdown = 1;
  private int successes;
  private long slowedAt;

  /** Creates a limiter that allows a number of calls within any second. */
  RateLimiter(Timer timer, int perSecond) {
    this.timer = timer;
    this.calls = perSecond;
  }

  /** Acquires a permit if one is available and no thread waits for it; reports whether it did. */
  public synchronized boolean tryAcquire() {
    if (!untilNext().isZero()) {
      return false;
    }
    take();
    return true;
  }

  /** {@return the time until a permit is available; zero if one is available now} */
  public synchronized Duration untilNext() {
    return queue.isEmpty() ? untilPermit() : untilPermit().plus(BEHIND_OTHERS);
  }

  /** Returns the time between two calls at the current rate. */
  synchronized Duration gap() {
    return WINDOW.multipliedBy(slowdown).dividedBy(calls);
  }

  /**
   * Waits for a permit. Waiting threads get permits in the order of their arrival.
   *
   * @return false if the deadline passed, or the thread was interrupted
   */
  boolean acquire(Deadline deadline) {
    BlockingQueue<Boolean> turn = new LinkedBlockingQueue<>();
    synchronized (this) {
      queue.add(turn);
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

  /** Acquires a permit and returns zero, or returns how long to wait. */
  private synchronized Duration untilTurn(BlockingQueue<Boolean> turn) {
    if (queue.peekFirst() != turn) {
      // Woken by leave(), once it is first.
      return Deadline.FOREVER;
    }
    Duration wait = untilPermit();
    if (wait.isZero()) {
      take();
    }
    return wait;
  }

  private synchronized void leave(BlockingQueue<Boolean> turn) {
    queue.remove(turn);
    BlockingQueue<Boolean> next = queue.peekFirst();
    if (next != null) {
      next.add(true);
    }
  }

  /** Allows bursts within the window; once throttled, calls also keep the gap between them. */
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

  /** Records that a call is sent. */
  synchronized void take() {
    sent.addLast(timer.nanoTime());
    if (sent.size() > calls) {
      sent.removeFirst();
    }
  }

  /**
   * Makes a call that has a permit, and adapts the rate to its outcome.
   *
   * @throws CallException if the call throws it
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
    // Concurrent calls are throttled together: that counts once.
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
