package io.github.rekcl.output;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets the command change what is true until the process is interrupted, and nothing afterwards.
 *
 * <p>Nothing is printed to standard error under its lock: one that nobody reads can't keep the
 * interruption from being told on standard output.
 */
final class InterruptionGate {
  private @Nullable Interruption interruption;
  private boolean closed;

  /** What is to be printed, as it was when the gate closed. */
  record Notice(List<String> results, List<String> says) {}

  void expect(@Nullable Interruption next) {
    pass(() -> interruption = next);
  }

  /** Runs a change; if the process has been interrupted already, doesn't, and doesn't return. */
  void pass(Runnable change) {
    synchronized (this) {
      if (!closed) {
        change.run();
        return;
      }
    }
    while (true) {
      // The JVM ends as soon as its shutdown hooks have, whatever this thread does.
      LockSupport.park(this);
    }
  }

  /** Closes for good; the first time returns what is to be printed. */
  synchronized Notice close() {
    Interruption told = closed ? null : interruption;
    closed = true;
    return told == null
        ? new Notice(List.of(), List.of())
        : new Notice(told.results(), told.says());
  }
}
