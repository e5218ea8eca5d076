package io.github.rekcl.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One line of standard input.
 *
 * @param text what was read, without the end of the line
 * @param complete true if the line was ended, false if the input was, or the time
 * @param late true if the time was over first
 */
record Answer(String text, boolean complete, boolean late) {
  private static final Answer NONE = new Answer("", false, false);
  private static final Answer LATE = new Answer("", false, true);

  /** Longer than any word asked for; an endless line is no answer either. */
  private static final int LONGEST = 256;

  boolean is(String word) {
    return text.equals(word);
  }

  /**
   * Reads one line, and no further.
   *
   * @param in the input
   * @param patience how long to wait; zero: without end
   */
  static Answer read(InputStream in, Duration patience) throws InterruptedException {
    return Patiently.read(in, Answer::line, patience).orElse(LATE);
  }

  private static Answer line(InputStream in) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int b = in.read();
      while (b >= 0 && b != '\n' && line.size() < LONGEST) {
        line.write(b);
        b = in.read();
      }
      String text = line.toString(StandardCharsets.UTF_8);
      boolean ended = b == '\n';
      boolean windows = ended && text.endsWith("\r");
      return new Answer(windows ? text.substring(0, text.length() - 1) : text, ended, false);
    } catch (IOException e) {
      // Input that can't be read says nothing, and nothing is what then happens.
      return NONE;
    }
  }
}
