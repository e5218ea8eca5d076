package io.github.rekcl.output;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is known of the terminal that the process runs on, if it runs on one.
 *
 * @param inputIsTerminal true if a person may type at standard input
 * @param live true if standard error is a screen on which lines can be redrawn
 * @param rows how many lines that screen has
 * @param columns how wide standard output is shown; 0 if it isn't, or nobody knows
 * @param errorColumns the same of standard error
 * @param outColours true if results may be coloured
 * @param errorColours true if everything else may be
 */
public record TerminalFacts(
    boolean inputIsTerminal,
    boolean live,
    int rows,
    int columns,
    int errorColumns,
    boolean outColours,
    boolean errorColours) {
  private static final int USUAL_ROWS = 24;

  /**
   * Puts together what the launcher found out with what the user asked for.
   *
   * @param properties returns a system property; "" if the launcher didn't set it
   * @param environment the environment
   */
  public static TerminalFacts of(
      UnaryOperator<String> properties, Map<String, String> environment) {
    boolean out = properties.apply("rekcl.outputIsTerminal").equals("true");
    boolean error = properties.apply("rekcl.errorIsTerminal").equals("true");
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean colours = !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean attended = environment.getOrDefault("CI", "").isEmpty();
    int columns = number(properties, "rekcl.columns", 0);
    return new TerminalFacts(
        // A CI job may run on a pseudo-terminal, but nobody sits in front of it.
        properties.apply("rekcl.inputIsTerminal").equals("true") && attended,
        error && !dumb && attended,
        number(properties, "rekcl.rows", USUAL_ROWS),
        out ? columns : 0,
        error ? columns : 0,
        out && colours,
        error && colours);
  }

  /** Colours both streams, or neither. */
  TerminalFacts withColours(boolean always) {
    return new TerminalFacts(inputIsTerminal, live, rows, columns, errorColumns, always, always);
  }

  /** A terminal that doesn't know its size says 0. */
  private static int number(UnaryOperator<String> properties, String name, int usual) {
    String text = properties.apply(name);
    return text.matches("0*[1-9][0-9]{0,4}") ? Integer.parseInt(text) : usual;
  }
}
