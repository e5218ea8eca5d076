package io.github.rekcl.lifecycle;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls that take virtual time, side by side: each is made once it has lasted as long as it was
 * dealt, whatever else is done meanwhile. All on one thread, in one order.
 */
final class VirtualWorkers implements Timer, Executor {
  private final VirtualTime time;
  private final Supplier<Duration> latency;
  private final PriorityQueue<Call> underWay =
      new PriorityQueue<>(Comparator.comparing(Call::end).thenComparing(Call::number));
  private long number;
  private Duration sent = Duration.ZERO;

  private record Call(Duration start, Duration end, long number, Runnable task) {}

  VirtualWorkers(VirtualTime time, Supplier<Duration> latency) {
    this.time = time;
    this.latency = latency;
  }

  /** Returns when the call that is being made was sent. */
  Duration sent() {
    return sent;
  }

  @Override
  public void execute(Runnable task) {
    Duration now = time.elapsed();
    underWay.add(new Call(now, now.plus(latency.get()), number++, task));
  }

  @Override
  public long nanoTime() {
    return time.nanoTime();
  }

  @Override
  public <T> @Nullable T await(BlockingQueue<T> queue, Duration atMost) {
    Duration until = time.elapsed().plus(atMost);
    while (queue.isEmpty()) {
      Call next = underWay.peek();
      if (next == null || next.end().compareTo(until) > 0) {
        time.pass(until.minus(time.elapsed()));
        break;
      }
      underWay.remove();
      time.pass(next.end().minus(time.elapsed()));
      sent = next.start();
      next.task().run();
    }
    return queue.poll();
  }
}
