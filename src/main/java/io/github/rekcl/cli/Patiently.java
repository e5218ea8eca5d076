package io.github.rekcl.cli;

import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Reads standard input, but doesn't wait for it for ever. */
final class Patiently {
  private Patiently() {}

  /**
   * Reads. A read can't be ended, so a thread of its own waits for it.
   *
   * @param how reads what is wanted; must not throw
   * @param patience how long to wait; zero: without end
   * @return what was read, or nothing if the time was over first
   */
  static <T> Optional<T> read(InputStream in, Function<InputStream, T> how, Duration patience)
      throws InterruptedException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread reader = new Thread(() -> result.complete(how.apply(in)), "standard input");
    reader.setDaemon(true);
    reader.start();
    try {
      return Optional.of(
          patience.isZero()
              ? result.get()
              : result.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
