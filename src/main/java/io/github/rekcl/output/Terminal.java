package io.github.rekcl.output;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two streams of the process: results on standard output, everything else on standard error.
 * Any thread may print.
 *
 * <p>Whatever is in a line, it stays one line: text from the service can neither end it nor move
 * the cursor.
 */
public final class Terminal {
  /** What the screen may take at an interruption before the results are printed all the same. */
  private static final long LONGEST_CLEARING_MILLIS = 100;

  private volatile TerminalFacts facts;
  private final PrintStream out;
  private final Screen screen;
  private volatile boolean resultsWritten;
  private final InterruptionGate gate = new InterruptionGate();

  /** Makes a terminal of a stream for results and one for everything else. */
  public Terminal(PrintStream out, PrintStream err, TerminalFacts facts) {
    this.facts = facts;
    this.out = out;
    this.screen = new Screen(err, facts);
  }

  /** Colours both streams, or neither, whatever the terminal says of colours. */
  public void colours(boolean always) {
    facts = facts.withColours(always);
    screen.colours(always);
  }

  /** Returns what is known of the screen, as {@link #colours} may have changed it. */
  public TerminalFacts facts() {
    return facts;
  }

  /** Tells whether a person may type at standard input. */
  public boolean inputIsTerminal() {
    return facts.inputIsTerminal();
  }

  /** Tells whether standard error is a screen, on which {@link #live} shows something. */
  public boolean isLive() {
    return facts.live();
  }

  /** Returns how many lines {@link #live} can redraw, with one more line above them. */
  public int liveLines() {
    return facts.rows() - 1;
  }

  /** Prints one line of results; not any more once the process has been interrupted. */
  public void result(String line) {
    String text = TextColor.paint(Sanitizer.text(line), facts.outColours());
    gate.pass(() -> screen.print(() -> out.println(text)));
  }

  /** Prints a line with nothing from outside in it on standard output, as it is. */
  public void show(String line) {
    screen.print(() -> out.println(line));
  }

  /**
   * Prints results that belong together: nothing else comes between them. Not any more once the
   * process has been interrupted.
   */
  public void document(List<String> lines) {
    gate.pass(() -> screen.print(() -> write(lines)));
  }

  private void write(List<String> lines) {
    if (!lines.isEmpty()) {
      out.print(lines.stream().map(Sanitizer::text).collect(Collectors.joining("\n", "", "\n")));
      out.flush();
    }
  }

  /** Tells whether {@link #interrupted} has printed its results, if it had any. */
  public boolean resultsWritten() {
    return resultsWritten;
  }

  /**
   * Tells whether results were lost, and says so. A reader that closed a pipe has seen what it
   * wanted: that is no loss, unless it makes a document worthless.
   *
   * @param document true if half of the results are none
   * @return true if not everything was written that had to be
   */
  public boolean lostResults(boolean document) {
    boolean lost = out.checkError();
    boolean wanted = document || !(out instanceof ResultStream results && results.readerGone());
    if (lost && wanted) {
      error("cannot write the results: standard output is full or closed");
    }
    return lost && wanted;
  }

  /** Prints one line that is no result. */
  public void say(String line) {
    screen.say(line);
  }

  /** Prints a line with nothing from outside in it on standard error, as it is. */
  public void tell(String line) {
    screen.tell(line);
  }

  /** Says what may not be meant, but is done. */
  public void warn(String message) {
    say(TextColor.YELLOW.onHead("Warning: " + message));
  }

  /** Says that the command can't go on, and why. */
  public void error(String message) {
    say(TextColor.RED.onHead("rekcl: " + message));
  }

  /**
   * Replaces the lines that are redrawn at the bottom of the screen, and are cut to its width; none
   * erase them. Where standard error is no screen, does nothing.
   */
  public void live(List<String> lines) {
    screen.live(lines);
  }

  /** Prints a question, and leaves the cursor behind it. */
  public void ask(String question) {
    screen.ask(question);
  }

  /**
   * Ends a question.
   *
   * @param lineEnded true if whoever answered ended the line that is seen
   */
  public void answered(boolean lineEnded) {
    screen.answered(lineEnded);
  }

  /**
   * Sets what is told if the process is interrupted from now on, null for nothing. Doesn't return
   * once it has been: what was told then must stay true for the rest of the process's life.
   */
  public void ifInterrupted(@Nullable Interruption interruption) {
    gate.expect(interruption);
  }

  /**
   * Changes what an interruption tells of. Once the process has been interrupted, changes nothing
   * and doesn't return.
   *
   * @param change the change; an interruption waits for it, also for a {@link #document} in it, but
   *     it must print nothing on standard error
   */
  public void unlessInterrupted(Runnable change) {
    gate.pass(change);
  }

  /** Tells what {@link #ifInterrupted} set, once: the process is being interrupted. */
  public void interrupted() {
    InterruptionGate.Notice notice = gate.close();
    Thread clearing = new Thread(screen::end, "clearing");
    clearing.setDaemon(true);
    clearing.start();
    try {
      clearing.join(LONGEST_CLEARING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Results first: a standard error that nobody reads must not keep them back.
    write(notice.results());
    resultsWritten = true;
    notice.says().forEach(screen::say);
  }
}
