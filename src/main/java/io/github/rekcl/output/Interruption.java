package io.github.rekcl.output;

import java.util.List;

/**
 * What is told if the process is interrupted. It is asked for at that moment, from another thread
 * than the command's, and must not wait for anything that prints.
 */
public interface Interruption {
  /**
   * Returns what is true of everything that the command was to do.
   *
   * @return lines for standard error
   */
  List<String> says();

  /**
   * Returns the results as far as they are known.
   *
   * @return lines for standard output, possibly none
   */
  List<String> results();

  /**
   * Makes an interruption that says always the same, and has no results.
   *
   * @param line the line for standard error
   * @return the interruption
   */
  static Interruption saying(String line) {
    return new Interruption() {
      @Override
      public List<String> says() {
        return List.of(line);
      }

      @Override
      public List<String> results() {
        return List.of();
      }
    };
  }
}
