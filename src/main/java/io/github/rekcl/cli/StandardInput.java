package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.WaitPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Reads standard input, but doesn't wait for it for ever. */
final class StandardInput {
  /** Longer than any word asked for; an endless line is no answer either. */
  private static final int LONGEST_ANSWER = 256;

  /** Room for tens of thousands of ARNs. */
  private static final int MOST_BYTES = 8 << 20;

  private final InputStream in;

  StandardInput(InputStream in) {
    this.in = in;
  }

  /**
   * An answer to a question.
   *
   * @param text what was read, without the end of the line
   * @param complete true if the line was ended, false if the input was, or the time
   * @param timedOut true if nothing was read in time
   */
  record Answer(String text, boolean complete, boolean timedOut) {
    /** Tells whether this is the word; blanks around it don't matter. */
    boolean is(String word) {
      return text.replaceAll("^[ \\t]+|[ \\t]+$", "").equals(word);
    }
  }

  /**
   * Reads one line, and no further.
   *
   * @param timeout how long to wait; zero: without limit
   */
  Answer answer(Duration timeout) throws InterruptedException {
    return read(StandardInput::line, timeout).orElse(new Answer("", false, true));
  }

  /**
   * Reads to the end: a model a line, without blank lines and # comments.
   *
   * @param timeout how long to wait for the end; zero: as long as for anything by default
   * @return the lines that name models
   * @throws UsageException if the input doesn't end in time, is too large, or can't be read
   */
  List<String> models(Duration timeout) throws InterruptedException {
    byte[] bytes =
        read(StandardInput::all, timeout.isZero() ? WaitPolicy.DEFAULT_TIMEOUT : timeout)
            .orElseThrow(() -> new UsageException("standard input did not end in time"))
            .orElseThrow(() -> new UsageException("cannot read standard input"));
    if (bytes.length > MOST_BYTES) {
      throw new UsageException("standard input is larger than 8 MiB");
    }
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replace("\ufeff", "").strip())
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** A read can't be cancelled, so a thread of its own waits for it. */
  private <T> Optional<T> read(Function<InputStream, T> reader, Duration timeout)
      throws InterruptedException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> result.complete(reader.apply(in)), "standard input");
    thread.setDaemon(true);
    thread.start();
    try {
      return Optional.of(
          timeout.isZero() ? result.get() : result.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer line(InputStream in) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int b = in.read();
      while (b >= 0 && b != '\n' && line.size() < LONGEST_ANSWER) {
        line.write(b);
        b = in.read();
      }
      boolean ended = b == '\n';
      String text = line.toString(StandardCharsets.UTF_8);
      return new Answer(ended ? text.replaceFirst("\r$", "") : text, ended, false);
    } catch (IOException e) {
      // Input that can't be read confirms nothing.
      return new Answer("", false, false);
    }
  }

  private static Optional<byte[]> all(InputStream in) {
    try {
      return Optional.of(in.readNBytes(MOST_BYTES + 1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
