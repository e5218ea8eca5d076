package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts how a command ended for many models. */
public final class SummaryText {
  private static final String FAILED = "failed";
  private static final String TIMED_OUT = "timed out";

  private SummaryText() {}

  /**
   * Sums up, for more than one model.
   *
   * @param reports what became of the models
   * @param leftAlone how many more models there are that nothing was tried with
   * @return one line for standard error; none for a single model
   */
  public static List<String> lines(List<Report> reports, int leftAlone) {
    int models = reports.size() + leftAlone;
    if (models < 2) {
      return List.of();
    }
    List<String> parts = new ArrayList<>(parts(counts(reports)));
    if (leftAlone > 0) {
      parts.add(leftAlone + " skipped");
    }
    return List.of(models + " models: " + String.join(", ", parts));
  }

  /** Counts each way to end, in the order from good to bad. */
  static Map<String, Integer> counts(List<Report> reports) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Result.End end : Result.End.values()) {
      counts.put(word(end), 0);
    }
    counts.put(FAILED, 0);
    counts.put(TIMED_OUT, 0);
    reports.forEach(report -> counts.merge(word(report.result()), 1, Integer::sum));
    return counts;
  }

  /** Writes what there is at all, as in {@code 2 failed}. */
  static List<String> parts(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > 0)
        .map(count -> count.getValue() + " " + count.getKey())
        .toList();
  }

  private static String word(Result result) {
    if (result instanceof Result.Reached reached) {
      return word(reached.end());
    }
    return result instanceof Result.TimedOut ? TIMED_OUT : FAILED;
  }

  private static String word(Result.End end) {
    return switch (end) {
      case STOPPED -> "stopped";
      case ALREADY_STOPPED -> "already stopped";
      case NOT_RUNNING -> "not running";
      case STOPPING -> "stopping";
      case DELETED -> "deleted";
      case ALREADY_GONE -> "already gone";
      case DELETING -> "deleting";
    };
  }
}
