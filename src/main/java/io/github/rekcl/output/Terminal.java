package io.github.rekcl.output;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The output of the process: results on standard output, everything else on standard error.
 * Thread-safe.
 *
 * <p>Lines are sanitized unless stated otherwise: text from the service can neither add a line nor
 * move the cursor.
 */
public final class Terminal {
  /** How long an interruption waits for the screen before it prints results anyway. */
  private static final long LONGEST_CLEARING_MILLIS = 100;

  private volatile TerminalFacts facts;
  private final PrintStream out;
  private final Screen screen;
  private volatile boolean resultsWritten;
  private final InterruptionGate gate = new InterruptionGate();

  /** Creates a terminal that prints results to one stream and everything else to another. */
  public Terminal(PrintStream out, PrintStream err, TerminalFacts facts) {
    this.facts = facts;
    this.out = out;
    this.screen = new Screen(err, facts);
  }

  /** Turns colors on or off for both streams, whatever they are. */
  public void colors(boolean always) {
    facts = facts.withColors(always);
    screen.colors(always);
  }

  /** Returns the properties of the terminal, including a change by {@link #colors}. */
  public TerminalFacts facts() {
    return facts;
  }

  /** Returns how many lines {@link #live} can redraw, with one more line above them. */
  public int liveLines() {
    return facts.rows() - 1;
  }

  /** Prints one line of results. Does not return after an interruption. */
  public void result(String line) {
    String text = TextColor.paint(Sanitizer.text(line), facts.outColors());
    gate.pass(() -> screen.print(() -> out.println(text)));
  }

  /** Prints a trusted line on standard output, as it is. */
  public void show(String line) {
    screen.print(() -> out.println(line));
  }

  /** Prints lines of results with nothing between them. Does not return after an interruption. */
  public void document(List<String> lines) {
    gate.pass(() -> screen.print(() -> write(lines)));
  }

  private void write(List<String> lines) {
    if (!lines.isEmpty()) {
      out.print(lines.stream().map(Sanitizer::text).collect(Collectors.joining("\n", "", "\n")));
      out.flush();
    }
  }

  /** Returns whether {@link #interrupted} has printed its results, if it had any. */
  public boolean resultsWritten() {
    return resultsWritten;
  }

  /**
   * Reports whether results could not be written, and prints an error if so. A closed pipe is no
   * error for lines: its reader, such as {@code head}, has read enough.
   *
   * @param document true if results are useless unless they are complete
   */
  public boolean lostResults(boolean document) {
    boolean lost =
        out.checkError()
            && (document || !(out instanceof ResultStream results && results.readerGone()));
    if (lost) {
      error("cannot write the results: standard output is full or closed");
    }
    return lost;
  }

  /** Prints one line on standard error. */
  public void say(String line) {
    screen.say(line);
  }

  /** Prints a trusted line on standard error, as it is. */
  public void tell(String line) {
    screen.tell(line);
  }

  /** Prints a warning on standard error. */
  public void warn(String message) {
    say(TextColor.YELLOW.onHead("Warning: " + message));
  }

  /** Prints an error on standard error. */
  public void error(String message) {
    say(TextColor.RED.onHead("rekcl: " + message));
  }

  /**
   * Replaces the lines that are redrawn at the bottom of the screen, cut to its width. Does nothing
   * if standard error is not a terminal.
   */
  public void live(List<String> lines) {
    screen.live(lines);
  }

  /** Prints a prompt, and leaves the cursor behind it. */
  public void ask(String question) {
    screen.ask(question);
  }

  /**
   * Ends a prompt.
   *
   * @param lineEnded true if the user's Enter has ended the line on the screen
   */
  public void answered(boolean lineEnded) {
    screen.answered(lineEnded);
  }

  /**
   * Sets what an interruption prints from now on; null for nothing. Does not return after an
   * interruption.
   *
   * @param notice called at the interruption, on another thread; must not wait for output
   */
  public void ifInterrupted(@Nullable Supplier<InterruptionNotice> notice) {
    gate.expect(notice);
  }

  /**
   * Makes a change to what an interruption reports, or ends the process. Does not return after an
   * interruption.
   *
   * @param change delays an interruption until it is made; it may print a {@link #document}, but
   *     nothing on standard error
   */
  public void unlessInterrupted(Runnable change) {
    gate.pass(change);
  }

  /** Prints the notice of {@link #ifInterrupted}, once. */
  public void interrupted() {
    InterruptionNotice notice = gate.close();
    Thread clearing = new Thread(screen::end, "clearing");
    clearing.setDaemon(true);
    clearing.start();
    try {
      clearing.join(LONGEST_CLEARING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Results first: standard error may block if nobody reads it.
    write(notice.results());
    resultsWritten = true;
    notice.says().forEach(screen::say);
  }
}
