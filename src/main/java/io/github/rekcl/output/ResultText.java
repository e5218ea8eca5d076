package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import java.util.List;

/**
 * Prints results: success on standard output, failures and timeouts on standard error.
 *
 * @param terminal where to print
 * @param commands builds the commands that messages suggest
 * @param columns the width of standard output; 0 for lines of any length
 * @param errorColumns the same for standard error
 */
public record ResultText(
    Terminal terminal, SuggestedCommands commands, int columns, int errorColumns) {

  /** Prints the result for one model. */
  public void show(Report report) {
    if (report.result() instanceof Result.Reached reached) {
      TextColor.wrap(reached(report, reached.end()), columns).forEach(terminal::result);
    } else {
      explain(report);
    }
  }

  /** Prints why a model did not reach the requested state; nothing if it did. */
  public void explain(Report report) {
    List<String> lines = lines(report, commands, errorColumns);
    if (!lines.isEmpty()) {
      boolean late = report.result() instanceof Result.TimedOut;
      terminal.say((late ? TextColor.YELLOW : TextColor.RED).onHead(lines.get(0)));
      lines.stream().skip(1).forEach(terminal::say);
    }
  }

  /** Returns why a model did not reach the requested state, in one line of any length. */
  static String reason(Report report) {
    return lines(report, SuggestedCommands.PLAIN, 0).get(0);
  }

  private static List<String> lines(Report report, SuggestedCommands commands, int width) {
    if (report.result() instanceof Result.Failed failed) {
      return FailureText.lines(report, failed, commands, width);
    }
    return report.result() instanceof Result.TimedOut timedOut
        ? TimeOutText.lines(report, timedOut, commands, width)
        : List.of();
  }

  private String reached(Report report, Result.End end) {
    String status =
        end == Result.End.NOT_RUNNING ? " (" + CommandProgress.status(report.status()) + ")" : "";
    TextColor color =
        end == Result.End.STOPPING || end == Result.End.DELETING
            ? TextColor.YELLOW
            : TextColor.GREEN;
    return color.onHead(
        switch (end) {
              case STOPPED -> "Model stopped: ";
              case ALREADY_STOPPED -> "Model already stopped: ";
              case NOT_RUNNING -> "Model not running: ";
              case STOPPING -> "Model stopping: ";
              case DELETED -> "Model deleted: ";
              case ALREADY_GONE -> "Model not found, nothing to delete: ";
              case DELETING -> "Model deleting: ";
            }
            + CallText.name(report.target().model(), columns)
            + status);
  }
}
