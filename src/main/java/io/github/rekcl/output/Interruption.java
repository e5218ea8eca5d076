package io.github.rekcl.output;

import java.util.List;

/**
 * What is told if the process is interrupted. It is asked for at that moment, from another thread
 * than the command's, and must not wait for anything that prints.
 */
public interface Interruption {
  /** Returns what is true of everything that the command was to do, for standard error. */
  List<String> says();

  /** Returns the results as far as they are known, for standard output. */
  default List<String> results() {
    return List.of();
  }
}
