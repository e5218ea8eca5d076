package io.github.rekcl.emulator;

import java.util.function.Supplier;

/** Tells the caller in this process, rather than a client, what the store refused. */
final class Seeding {
  private Seeding() {}

  static <T> T of(Supplier<T> step) {
    try {
      return step.get();
    } catch (RefusedException e) {
      throw new IllegalArgumentException(e.text(), e);
    }
  }

  static void run(Runnable step) {
    try {
      step.run();
    } catch (RefusedException e) {
      throw new IllegalArgumentException(e.text(), e);
    }
  }
}
