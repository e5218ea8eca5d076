package io.github.rekcl.aws.config;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into words as a POSIX shell does, and as the AWS CLI does with {@code shlex}. */
public final class ShellWords {
  private static final String BLANKS = " \t\r\n";

  private ShellWords() {}

  /**
   * Splits at blanks that are not in quotes nor behind a backslash. Nothing else has a meaning.
   *
   * @throws IllegalArgumentException if a quote isn't closed, or a backslash is the last character
   */
  public static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && BLANKS.indexOf(c) >= 0) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
        }
        inWord = false;
        continue;
      }
      inWord = true;
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == '\\' && quote != '\'') {
        char next = at(text, ++i);
        // In double quotes a backslash is one, unless it stands before a quote or another.
        word.append(quote == '"' && next != '"' && next != '\\' ? "\\" + next : next);
      } else {
        word.append(c);
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("its " + quote + " is not closed");
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  private static char at(String text, int index) {
    if (index == text.length()) {
      throw new IllegalArgumentException("nothing follows its \\");
    }
    return text.charAt(index);
  }
}
