package io.github.rekcl.output;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Blocks what must not happen once the process has been interrupted: a change to what the
 * interruption reports, or another end of the process.
 *
 * <p>Nothing is written to standard error while the lock is held: if nobody reads it, the
 * interruption can still print to standard output.
 */
final class InterruptionGate {
  private static final InterruptionNotice NONE = new InterruptionNotice(List.of(), List.of());

  private Supplier<InterruptionNotice> notice = () -> NONE;
  private boolean closed;

  void expect(@Nullable Supplier<InterruptionNotice> next) {
    pass(() -> notice = next == null ? () -> NONE : next);
  }

  /** Runs a change. After an interruption, never returns and does not run it. */
  void pass(Runnable change) {
    synchronized (this) {
      if (!closed) {
        change.run();
        return;
      }
    }
    while (true) {
      // The JVM exits when its shutdown hooks have finished, whatever this thread does.
      LockSupport.park(this);
    }
  }

  /** Closes the gate, and returns what to print: nothing from the second call on. */
  synchronized InterruptionNotice close() {
    // The gate closes first: it must be closed even if the notice cannot be made.
    closed = true;
    Supplier<InterruptionNotice> last = notice;
    notice = () -> NONE;
    return last.get();
  }
}
