package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.WaitPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The models that standard input names: a line each; blank lines and # comments don't count. */
final class ModelLines {
  /** Room for tens of thousands of ARNs; input without end is none that names models. */
  private static final int MOST_BYTES = 8 << 20;

  private ModelLines() {}

  /**
   * Reads standard input to its end.
   *
   * @param timeout how long to wait for the end; zero: as long as for any wait by default
   * @return the lines that name models
   * @throws IllegalArgumentException if the input doesn't end in time, is too large, or is no input
   */
  static List<String> read(InputStream in, Duration timeout) throws InterruptedException {
    Duration patience = timeout.isZero() ? WaitPolicy.DEFAULT_TIMEOUT : timeout;
    byte[] bytes =
        Patiently.read(in, ModelLines::all, patience)
            .orElseThrow(() -> new IllegalArgumentException("standard input did not end in time"))
            .orElseThrow(() -> new IllegalArgumentException("standard input can't be read"));
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("standard input is larger than 8 MiB");
    }
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replace("\ufeff", "").strip())
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static Optional<byte[]> all(InputStream in) {
    try {
      return Optional.of(in.readNBytes(MOST_BYTES + 1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
