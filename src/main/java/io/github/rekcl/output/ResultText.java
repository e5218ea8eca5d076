package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.Target;
import java.util.List;

/** Says how a command ended: what is so on standard output, what isn't on standard error. */
public final class ResultText {
  private final Terminal terminal;
  private final SuggestedCommands commands;
  private final int columns;
  private final int errorColumns;

  /**
   * Makes a renderer.
   *
   * @param terminal where to
   * @param commands the command line, for the commands that messages propose
   * @param columns an ARN that is longer is not shown on standard output; 0 for no limit
   * @param errorColumns the same of standard error
   */
  public ResultText(Terminal terminal, SuggestedCommands commands, int columns, int errorColumns) {
    this.terminal = terminal;
    this.commands = commands;
    this.columns = columns;
    this.errorColumns = errorColumns;
  }

  /** Shows what became of one model. */
  public void show(Report report) {
    if (report.result() instanceof Result.Reached reached) {
      TextColor.wrap(reached(report, reached.end()), columns).forEach(terminal::result);
    } else {
      explain(report);
    }
  }

  /**
   * Says why a model isn't where it was asked to be; of one that is, nothing. For where the results
   * are shown otherwise.
   */
  public void explain(Report report) {
    List<String> lines = why(report, model(report.target(), errorColumns), commands);
    if (!lines.isEmpty()) {
      boolean late = report.result() instanceof Result.TimedOut;
      terminal.say((late ? TextColor.YELLOW : TextColor.RED).onHead(lines.get(0)));
      lines.stream().skip(1).forEach(terminal::say);
    }
  }

  /** Says in one line why a model isn't where it was asked to be. */
  static String why(Report report) {
    return why(report, report.target().model().toString(), SuggestedCommands.PLAIN).get(0);
  }

  private static List<String> why(Report report, String model, SuggestedCommands commands) {
    if (report.result() instanceof Result.Failed failed) {
      return FailureText.lines(report, failed, model, commands);
    }
    return report.result() instanceof Result.TimedOut timedOut
        ? TimeOutText.lines(report, timedOut, model, commands)
        : List.of();
  }

  /** An ARN that is longer than a row would be broken by the terminal: a name says it, too. */
  private static String model(Target target, int width) {
    String name = target.model().toString();
    return width > 0 && name.length() > width && target.model() instanceof ModelRef.ByArn byArn
        ? CallText.name(byArn.arn())
        : name;
  }

  private String reached(Report report, Result.End end) {
    String model = model(report.target(), columns);
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
            + model
            + status);
  }
}
