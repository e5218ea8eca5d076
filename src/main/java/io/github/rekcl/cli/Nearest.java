package io.github.rekcl.cli;

import java.util.Collection;
import java.util.List;

/** Finds what somebody who mistyped a word may have meant. */
final class Nearest {
  private Nearest() {}

  /**
   * Returns the words that are nearest to another, if they are near enough: it is their beginning,
   * or one or two slips of the finger away.
   */
  static List<String> to(String typed, Collection<String> words) {
    int most = typed.length() <= 4 ? 1 : 2;
    int nearest =
        words.stream().mapToInt(word -> distance(typed, word)).min().orElse(Integer.MAX_VALUE);
    return nearest > most
        ? List.of()
        : words.stream().filter(word -> distance(typed, word) == nearest).toList();
  }

  /** Counts letters that are missing, too many, wrong, or swapped with their neighbour. */
  private static int distance(String typed, String word) {
    if (typed.matches("-*\\w.*") && word.startsWith(typed)) {
      return 1;
    }
    int[][] d = new int[typed.length() + 1][word.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= word.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, typed, word, i, j);
      }
    }
    return d[typed.length()][word.length()];
  }

  private static int step(int[][] d, String typed, String word, int i, int j) {
    int wrong = typed.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1;
    int least = Math.min(d[i - 1][j - 1] + wrong, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && typed.charAt(i - 1) == word.charAt(j - 2)
            && typed.charAt(i - 2) == word.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
