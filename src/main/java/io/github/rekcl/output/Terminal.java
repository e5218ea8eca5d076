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

  /**
   * Makes a terminal of two streams.
   *
   * @param out for results
   * @param err for everything else
   * @param inputIsTerminal true if a person may type at standard input
   * @param live true if standard error is a screen on which lines can be redrawn
   */
  public Terminal(PrintStream out, PrintStream err, boolean inputIsTerminal, boolean live) {
    this(out, err, TerminalFacts.plain(inputIsTerminal, live));
  }

  /**
   * Makes a terminal of two streams.
   *
   * @param out for results
   * @param err for everything else
   * @param facts what is known of the terminal they are shown on
   */
  public Terminal(PrintStream out, PrintStream err, TerminalFacts facts) {
    this.facts = facts;
    this.out = out;
    this.screen = new Screen(err, facts.live(), facts.errorColumns(), facts.errorColours());
  }

  /**
   * Overrules what the terminal says of colours.
   *
   * @param always true to colour both streams, wherever they go; false to colour neither
   */
  public void colours(boolean always) {
    facts = facts.withColours(always);
    screen.colours(always);
  }

  /**
   * Returns what is known of the screen.
   *
   * @return the facts, as {@link #colours} may have changed them
   */
  public TerminalFacts facts() {
    return facts;
  }

  /**
   * Tells whether a person may type at standard input.
   *
   * @return false for a pipe, a file and the null device
   */
  public boolean inputIsTerminal() {
    return facts.inputIsTerminal();
  }

  /**
   * Tells whether {@link #live} shows anything.
   *
   * @return true if standard error is a screen
   */
  public boolean isLive() {
    return screen.isLive();
  }

  /**
   * Tells how many lines {@link #live} can redraw: what scrolls out of a screen can't be.
   *
   * @return the lines of the screen but one, for what stays above them
   */
  public int liveLines() {
    return facts.rows() - 1;
  }

  /**
   * Prints one line of results; not any more once the process has been interrupted.
   *
   * @param line the line; control characters in it are replaced
   */
  public void result(String line) {
    gate.pass(
        () ->
            screen.print(
                () -> out.println(TextColor.paint(Sanitizer.text(line), facts.outColours()))));
  }

  /**
   * Prints one line on standard output as it is.
   *
   * @param line a line with nothing from outside in it, such as one of the help
   */
  public void show(String line) {
    screen.print(() -> out.println(line));
  }

  /**
   * Prints results that belong together: nothing else comes between them. Not any more once the
   * process has been interrupted.
   *
   * @param lines the lines; control characters in them are replaced
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

  /**
   * Tells whether an interruption has printed its results, if it had any.
   *
   * @return false while {@link #interrupted} is still at them
   */
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

  /**
   * Prints one line that is no result.
   *
   * @param line the line; control characters in it are replaced
   */
  public void say(String line) {
    screen.say(line);
  }

  /**
   * Prints one line that is no result as it is.
   *
   * @param line a line with nothing from outside in it, such as one of the help
   */
  public void tell(String line) {
    screen.tell(line);
  }

  /**
   * Says what may not be meant, but is done.
   *
   * @param message what; control characters in it are replaced
   */
  public void warn(String message) {
    say(TextColor.YELLOW.onHead("Warning: " + message));
  }

  /**
   * Says that the command can't go on.
   *
   * @param message why; control characters in it are replaced
   */
  public void error(String message) {
    say(TextColor.RED.onHead("rekcl: " + message));
  }

  /**
   * Replaces the lines that are redrawn at the bottom of the screen. Where standard error is none,
   * does nothing.
   *
   * @param lines the lines, which are cut to the width of the screen; empty to erase them
   */
  public void live(List<String> lines) {
    screen.live(lines);
  }

  /**
   * Prints a question, and leaves the cursor behind it.
   *
   * @param question the question
   */
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
   * Sets what is told if the process is interrupted from now on. Doesn't return once it has been:
   * what was told then must stay true for the rest of the process's life.
   *
   * @param interruption what is told, or null for nothing
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
    clear();
    // Results first: a standard error that nobody reads must not keep them back.
    write(notice.results());
    resultsWritten = true;
    notice.says().forEach(screen::say);
  }

  private void clear() {
    Thread clearing = new Thread(screen::end, "clearing");
    clearing.setDaemon(true);
    clearing.start();
    try {
      clearing.join(LONGEST_CLEARING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
