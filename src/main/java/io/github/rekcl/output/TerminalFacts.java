package io.github.rekcl.output;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The properties of the terminal.
 *
 * @param inputIsTerminal true if a person can answer on standard input
 * @param live true if lines can be redrawn on standard error
 * @param rows the height of the screen
 * @param columns the width of standard output; 0 if it is not a terminal or the width is unknown
 * @param errorColumns the same for standard error
 * @param outColors true to use color on standard output
 * @param errorColors true to use color on standard error
 */
public record TerminalFacts(
    boolean inputIsTerminal,
    boolean live,
    int rows,
    int columns,
    int errorColumns,
    boolean outColors,
    boolean errorColors) {
  private static final int USUAL_ROWS = 24;

  /**
   * Combines the properties that the launcher sets with the environment variables of the user.
   *
   * @param properties returns a system property; "" if it is not set
   */
  public static TerminalFacts of(
      UnaryOperator<String> properties, Map<String, String> environment) {
    boolean out = properties.apply("rekcl.outputIsTerminal").equals("true");
    boolean error = properties.apply("rekcl.errorIsTerminal").equals("true");
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean colors = !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean attended = environment.getOrDefault("CI", "").isEmpty();
    int columns = number(properties, "rekcl.columns", 0);
    return new TerminalFacts(
        // A CI job may run on a pseudo-terminal, where nobody can answer.
        properties.apply("rekcl.inputIsTerminal").equals("true") && attended,
        error && !dumb && attended,
        number(properties, "rekcl.rows", USUAL_ROWS),
        out ? columns : 0,
        error ? columns : 0,
        out && colors,
        error && colors);
  }

  TerminalFacts withColors(boolean always) {
    return new TerminalFacts(inputIsTerminal, live, rows, columns, errorColumns, always, always);
  }

  /** A terminal of unknown size reports 0. */
  private static int number(UnaryOperator<String> properties, String name, int usual) {
    String text = properties.apply(name);
    return text.matches("0*[1-9][0-9]{0,4}") ? Integer.parseInt(text) : usual;
  }
}
