package io.github.rekcl.build;

import java.util.List;
import java.util.Locale;

/** Builds a man page in the roff markup language. */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /** Adds a macro with quoted arguments. */
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

  /** Adds a line of markup. */
  Roff raw(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** Adds a term, in markup, with the text lines that explain it. */
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

  /** Escapes markup, and ASCII punctuation that man would replace, such as quotes by curly ones. */
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
