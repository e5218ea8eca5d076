package io.github.rekcl.output;

import java.io.PrintStream;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The two streams of the process: results on standard output, everything else on standard error.
 *
 * <p>Whatever is in a line, it stays one line: text from the service can neither end it nor move
 * the cursor.
 */
public final class Terminal {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean inputIsTerminal;
  private volatile boolean asking;

  private final Object interruption = new Object();

  private @Nullable String ifInterrupted;

  private boolean interrupted;

  /**
   * Makes a terminal of two streams.
   *
   * @param out for results
   * @param err for everything else
   * @param inputIsTerminal true if a person may type at standard input
   */
  public Terminal(PrintStream out, PrintStream err, boolean inputIsTerminal) {
    this.out = out;
    this.err = err;
    this.inputIsTerminal = inputIsTerminal;
  }

  /**
   * Tells whether a person may type at standard input.
   *
   * @return false for a pipe, a file and the null device
   */
  public boolean inputIsTerminal() {
    return inputIsTerminal;
  }

  /**
   * Prints one line of results.
   *
   * @param line the line; control characters in it are replaced
   */
  public void result(String line) {
    out.println(Plain.text(line));
  }

  /**
   * Tells whether results were lost: standard output is closed or full.
   *
   * @return true if not every line that was printed has been written
   */
  public boolean lostResults() {
    return out.checkError();
  }

  /**
   * Prints one line that is no result.
   *
   * @param line the line; control characters in it are replaced
   */
  public void say(String line) {
    err.println(Plain.text(line));
  }

  /**
   * Prints a question, and leaves the cursor behind it.
   *
   * @param question the question
   */
  public void ask(String question) {
    err.print(Plain.text(question) + " ");
    err.flush();
    asking = true;
  }

  /**
   * Ends a question.
   *
   * @param lineEnded true if whoever answered ended the line that is seen
   */
  public void answered(boolean lineEnded) {
    asking = false;
    if (!lineEnded) {
      err.println();
    }
  }

  /**
   * Sets what is said if the process is interrupted from now on. Doesn't return once it has been:
   * what was said then must stay true for the rest of the process's life.
   *
   * @param line the line, or null for none
   */
  public void ifInterrupted(@Nullable String line) {
    synchronized (interruption) {
      ifInterrupted = line;
      if (!interrupted) {
        return;
      }
    }
    while (true) {
      // The JVM ends as soon as its shutdown hooks have, whatever this thread does.
      LockSupport.park(interruption);
    }
  }

  /** Says what {@link #ifInterrupted} set, once: the process is being interrupted. */
  public void interrupted() {
    synchronized (interruption) {
      if (!interrupted && ifInterrupted != null) {
        if (asking) {
          err.println();
        }
        say(ifInterrupted);
      }
      interrupted = true;
    }
  }
}
