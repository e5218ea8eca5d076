package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.WaitPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads standard input with a timeout. */
record StandardInput(InputStream in) {
  /** Longer than any expected answer; bounds an endless line. */
  private static final int MAX_ANSWER_BYTES = 256;

  /** Enough for tens of thousands of ARNs. */
  private static final int MAX_BYTES = 8 << 20;

  /**
   * The answer to a prompt.
   *
   * @param text the line, without its terminator
   * @param complete true if the line was terminated
   * @param timedOut true if no line was read before the timeout
   */
  record Answer(String text, boolean complete, boolean timedOut) {
    boolean is(String word) {
      return text.replaceAll("^[ \\t]+|[ \\t]+$", "").equals(word);
    }
  }

  /** Reads one line, and nothing after it. A timeout of zero means no limit. */
  Answer answer(Duration timeout) throws InterruptedException {
    try {
      return read(this::line, timeout);
    } catch (IOException e) {
      // Unreadable input confirms nothing.
      return new Answer("", false, false);
    } catch (TimeoutException e) {
      return new Answer("", false, true);
    }
  }

  /**
   * Reads to the end, and returns the lines that name models: all but blank lines and # comments. A
   * timeout of zero means the default timeout, so that a silent pipe cannot hang a job.
   */
  List<String> models(Duration timeout) throws InterruptedException {
    byte[] bytes;
    try {
      bytes =
          read(
              () -> in.readNBytes(MAX_BYTES + 1),
              timeout.isZero() ? WaitPolicy.DEFAULT_TIMEOUT : timeout);
    } catch (IOException e) {
      throw new UsageException("cannot read standard input");
    } catch (TimeoutException e) {
      throw new UsageException("standard input did not end in time");
    }
    if (bytes.length > MAX_BYTES) {
      throw new UsageException("standard input is larger than 8 MiB");
    }
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replace("\ufeff", "").strip())
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** Reads on a separate thread, because a blocking read cannot be canceled. */
  private static <T> T read(Callable<T> reader, Duration timeout)
      throws IOException, InterruptedException, TimeoutException {
    FutureTask<T> result = new FutureTask<>(reader);
    Thread thread = new Thread(result, "standard input");
    thread.setDaemon(true);
    thread.start();
    try {
      return timeout.isZero()
          ? result.get()
          : result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private Answer line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    while (b >= 0 && b != '\n' && line.size() < MAX_ANSWER_BYTES) {
      line.write(b);
      b = in.read();
    }
    boolean ended = b == '\n';
    String text = line.toString(StandardCharsets.UTF_8);
    return new Answer(ended ? text.replaceFirst("\r$", "") : text, ended, false);
  }
}
