package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts the results of a command for many models. */
public final class SummaryText {
  private SummaryText() {}

  /**
   * Returns a summary of results.
   *
   * @param skipped the number of further models that were skipped
   * @return one line; none for fewer than two models
   */
  public static List<String> lines(List<Report> reports, int skipped) {
    int models = reports.size() + skipped;
    if (models < 2) {
      return List.of();
    }
    Map<String, Integer> counts = counts(reports);
    counts.put("skipped", skipped);
    return List.of(models + " models: " + String.join(", ", parts(counts)));
  }

  /** Returns a count for each result, zero included, from success to failure. */
  static Map<String, Integer> counts(List<Report> reports) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Result.End end : Result.End.values()) {
      counts.put(words(end), 0);
    }
    counts.put("failed", 0);
    counts.put("timed out", 0);
    for (Report report : reports) {
      String words =
          report.result() instanceof Result.Reached reached
              ? words(reached.end())
              : report.result() instanceof Result.TimedOut ? "timed out" : "failed";
      counts.merge(words, 1, Integer::sum);
    }
    return counts;
  }

  /** Returns the counts that are not zero, as in {@code 2 failed}. */
  static List<String> parts(Map<String, Integer> counts) {
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (words, count) -> {
          if (count > 0) {
            parts.add(count + " " + words);
          }
        });
    return parts;
  }

  /** Returns an enum constant or a status as words. */
  static String words(Object name) {
    return name.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
