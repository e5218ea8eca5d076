package io.github.rekcl.output;

import java.util.Collection;
import java.util.List;

/** Finds the words that a mistyped word is closest to. */
public final class EditDistance {
  private static final int SHORT = 4;

  private EditDistance() {}

  /**
   * Returns the words closest to a mistyped one.
   *
   * @return no words if all are more than one (of a short word) or two typing errors away
   */
  public static List<String> closest(String typed, Collection<String> words) {
    int most = typed.length() <= SHORT ? 1 : 2;
    int least = words.stream().mapToInt(word -> between(typed, word)).min().orElse(most + 1);
    return least > most
        ? List.of()
        : words.stream().filter(word -> between(typed, word) == least).toList();
  }

  /**
   * Returns the optimal string alignment distance: the number of letters that are missing, added,
   * replaced, or swapped with their neighbor.
   */
  static int between(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
