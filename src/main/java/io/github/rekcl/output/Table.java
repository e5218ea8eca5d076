package io.github.rekcl.output;

import java.util.List;
import java.util.stream.IntStream;

/** Aligns rows in columns, two blanks apart, and shortens names if a row is too wide. */
final class Table {
  private static final int GAP = 2;

  /** Shorter names are no longer distinguishable. */
  private static final int SHORTEST_NAME = 8;

  static final String ELLIPSIS = "\u2026";

  private Table() {}

  /** Returns lines without a limit of their width. */
  static List<String> lines(List<List<String>> rows) {
    return lines(rows, 0, Integer.MAX_VALUE);
  }

  /**
   * Returns lines for a screen.
   *
   * @param names how many columns, from the first on, hold names that may be shortened
   * @param width the width of the screen
   */
  static List<String> lines(List<List<String>> rows, int names, int width) {
    int[] widths = widths(rows);
    while (total(widths) > width) {
      int widest =
          IntStream.range(0, names).reduce((a, b) -> widths[b] >= widths[a] ? b : a).orElse(0);
      if (widths[widest] <= SHORTEST_NAME) {
        break;
      }
      widths[widest]--;
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  /** Returns the width of the longest row. */
  static int width(List<List<String>> rows) {
    return width(rows, 0, 0);
  }

  /** Returns the width of the longest row with names shortened to a length. */
  static int width(List<List<String>> rows, int names, int nameLength) {
    int[] widths = widths(rows);
    for (int i = 0; i < names; i++) {
      widths[i] = Math.min(widths[i], Math.max(nameLength, SHORTEST_NAME));
    }
    return total(widths);
  }

  private static int total(int[] widths) {
    return IntStream.of(widths).sum() + GAP * Math.max(0, widths.length - 1);
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TextColor.width(row.get(i)));
      }
    }
    return widths;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cut(row.get(i), widths[i]);
      line.append(cell).append(" ".repeat(widths[i] - TextColor.width(cell) + GAP));
    }
    return line.toString().stripTrailing();
  }

  /** Shortens in the middle, since names often differ at their beginning or end. */
  private static String cut(String cell, int width) {
    if (TextColor.width(cell) <= width) {
      return cell;
    }
    int tail = width / 2;
    int head = width - tail - 1;
    return cell.substring(0, head) + ELLIPSIS + cell.substring(cell.length() - tail);
  }
}
