package io.github.rekcl.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/** A running process to interact with. All waits have a timeout; closing kills the process. */
final class Running implements AutoCloseable {
  /** Long enough for a slow machine; only reached if a test fails. */
  private static final Duration TIMEOUT = Duration.ofSeconds(150);

  private final Process process;
  private final Path out;
  private final Path err;

  Running(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  long pid() {
    return process.pid();
  }

  ProcessHandle.Info info() {
    return process.info();
  }

  String out() {
    return read(out);
  }

  void type(String text) throws IOException {
    OutputStream input = process.getOutputStream();
    input.write(text.getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  Running awaitOut(String text) throws InterruptedException {
    await(() -> read(out).contains(text), "'" + text + "' on standard output");
    return this;
  }

  Running awaitErr(String text) throws InterruptedException {
    await(() -> read(err).contains(text), "'" + text + "' on standard error");
    return this;
  }

  /** Waits until a condition is true; fails if the process ends before. */
  void await(BooleanSupplier condition, String what) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      boolean alive = process.isAlive();
      if (!alive && condition.getAsBoolean()) {
        return;
      }
      if (!alive || System.nanoTime() - start > TIMEOUT.toNanos()) {
        fail("timed out waiting for " + what);
      }
      Thread.sleep(20);
    }
  }

  void signal(String name) throws IOException, InterruptedException {
    Launched kill = Launch.of("kill", "-" + name, String.valueOf(pid())).run();
    assertEquals(0, kill.code(), kill::toString);
  }

  Launched finish() throws InterruptedException {
    if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
      fail("it did not end");
    }
    return new Launched(process.exitValue(), read(out), read(err));
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
  }

  private void fail(String message) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    int code = process.destroyForcibly().waitFor();
    Assertions.fail(message + ": " + new Launched(code, read(out), read(err)));
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
