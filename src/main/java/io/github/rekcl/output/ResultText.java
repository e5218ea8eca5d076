package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import java.util.List;

/** Says how a command ended: what is so on standard output, what isn't on standard error. */
public final class ResultText {
  private final Terminal terminal;
  private final Invocation invocation;

  /**
   * Makes a renderer.
   *
   * @param terminal where to
   * @param invocation the command line, for the commands that messages propose
   */
  public ResultText(Terminal terminal, Invocation invocation) {
    this.terminal = terminal;
    this.invocation = invocation;
  }

  /**
   * Shows what became of one model.
   *
   * @param report the report
   */
  public void show(Report report) {
    if (report.result() instanceof Result.Reached reached) {
      terminal.result(ink(reached).onHead(reached(report, reached)));
    } else {
      explain(report);
    }
  }

  /**
   * Says why a model isn't where it was asked to be; of one that is, nothing. For where the results
   * are shown otherwise.
   *
   * @param report the report
   */
  public void explain(Report report) {
    List<String> lines = why(report, invocation);
    if (!lines.isEmpty()) {
      TextColor ink = report.result() instanceof Result.TimedOut ? TextColor.YELLOW : TextColor.RED;
      terminal.say(ink.onHead(lines.get(0)));
      lines.stream().skip(1).forEach(terminal::say);
    }
  }

  /** Says it in lines, of which the first can stand alone. */
  static List<String> why(Report report, Invocation invocation) {
    if (report.result() instanceof Result.Failed failed) {
      return FailureText.lines(report, failed, invocation);
    }
    return report.result() instanceof Result.TimedOut timedOut
        ? TimeOutText.lines(report, timedOut, invocation)
        : List.of();
  }

  private static TextColor ink(Result.Reached reached) {
    return switch (reached.end()) {
      case STOPPED, ALREADY_STOPPED, NOT_RUNNING, DELETED, ALREADY_GONE -> TextColor.GREEN;
      case STOPPING, DELETING -> TextColor.YELLOW;
    };
  }

  private static String reached(Report report, Result.Reached reached) {
    String model = report.target().model().toString();
    return switch (reached.end()) {
      case STOPPED -> "Model stopped: " + model;
      case ALREADY_STOPPED -> "Model already stopped: " + model;
      case NOT_RUNNING ->
          "Model not running: " + model + " (" + EventText.status(report.status()) + ")";
      case STOPPING -> "Model stopping: " + model;
      case DELETED -> "Model deleted: " + model;
      case ALREADY_GONE -> "Model not found, nothing to delete: " + model;
      case DELETING -> "Model deleting: " + model;
    };
  }
}
