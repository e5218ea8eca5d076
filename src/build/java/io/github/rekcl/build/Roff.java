package io.github.rekcl.build;

import java.util.List;
import java.util.Locale;

/** Text in the language of man pages. */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /** Adds a macro with its arguments, each in quotes. */
  Roff macro(String name, String... arguments) {
    text.append('.').append(name);
    for (String argument : arguments) {
      text.append(" \"").append(escaped(argument)).append('"');
    }
    return raw("");
  }

  /** Adds a line of text. */
  Roff line(String words) {
    return raw((words.startsWith(" ") ? "\\&" : "") + escaped(words));
  }

  /** Adds a line that is written in this language already. */
  Roff raw(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** Adds a term, written in this language already, with the lines that explain it. */
  void entry(String term, List<String> lines) {
    macro("TP").raw(term);
    lines.forEach(line -> line(line).macro("br"));
  }

  static String bold(String words) {
    return "\\fB" + escaped(words) + "\\fR";
  }

  static String italic(String words) {
    return "\\fI" + escaped(words) + "\\fR";
  }

  /** Makes a text mean itself: also an ASCII quote, which is otherwise set as a curly one. */
  static String escaped(String words) {
    StringBuilder escaped = new StringBuilder(words.startsWith(".") ? "\\&" : "");
    words.codePoints().forEach(c -> escaped.append(escaped(c)));
    return escaped.toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\\' -> "\\e";
      case '-' -> "\\-";
      case '\'' -> "\\(aq";
      case '"' -> "\\(dq";
      case '`' -> "\\(ga";
      case '^' -> "\\(ha";
      case '~' -> "\\(ti";
      default -> c < 0x7f ? Character.toString(c) : String.format(Locale.ROOT, "\\[u%04X]", c);
    };
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
