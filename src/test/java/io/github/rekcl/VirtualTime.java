package io.github.rekcl;

import io.github.rekcl.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when somebody sleeps: for the tool as a timer, for the emulator as clock.
 */
public final class VirtualTime implements Timer, InstantSource {
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  private final List<Duration> sleeps = new ArrayList<>();
  private long nanos;
  private Runnable onSleep = () -> {};

  /** Calls something after every sleep. */
  public void onSleep(Runnable action) {
    this.onSleep = action;
  }

  /** Lets time pass without anybody sleeping, as a slow answer does. */
  public void pass(Duration duration) {
    nanos += duration.toNanos();
  }

  /** Returns how long was slept, each time. */
  public List<Duration> sleeps() {
    return sleeps;
  }

  /** Returns how much time has passed. */
  public Duration elapsed() {
    return Duration.ofNanos(nanos);
  }

  @Override
  public long nanoTime() {
    // An arbitrary origin, near the end of the scale: only differences may matter.
    return Long.MAX_VALUE - 1_000 + nanos;
  }

  /** Sleeps, unless there is something already: nobody else can put it there meanwhile. */
  @Override
  public <T> @Nullable T await(BlockingQueue<T> queue, Duration atMost) {
    if (queue.isEmpty()) {
      sleeps.add(atMost);
      pass(atMost);
      onSleep.run();
    }
    return queue.poll();
  }

  @Override
  public Instant instant() {
    return START.plusNanos(nanos);
  }
}
