package io.github.rekcl.aws.config;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into words like a POSIX shell, and like the AWS CLI with {@code shlex}. */
public final class ShellWords {
  private static final String BLANKS = " \t\r\n";

  private ShellWords() {}

  /**
   * Splits at blanks that are neither quoted nor escaped. No other character is special.
   *
   * @throws IllegalArgumentException if a quote isn't closed, or the last character is a backslash
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
        if (++i == text.length()) {
          throw new IllegalArgumentException("nothing follows its \\");
        }
        char next = text.charAt(i);
        // In double quotes, a backslash escapes only a quote or another backslash.
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
}
