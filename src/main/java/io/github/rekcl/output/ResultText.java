package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Action;
import io.github.rekcl.lifecycle.Result;
import java.util.ArrayList;
import java.util.List;

/** Says how a command ended: what is so on standard output, what isn't on standard error. */
public final class ResultText {
  private final Terminal terminal;

  /**
   * Makes a renderer.
   *
   * @param terminal where to
   */
  public ResultText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Shows one result.
   *
   * @param result the result
   */
  public void show(Result result) {
    if (result instanceof Result.Reached reached) {
      terminal.result(reached(reached));
    } else if (result instanceof Result.Failed failed) {
      FailureText.lines(failed).forEach(terminal::say);
    } else if (result instanceof Result.TimedOut timedOut) {
      timedOut(timedOut).forEach(terminal::say);
    }
  }

  private static String reached(Result.Reached r) {
    return switch (r.end()) {
      case STOPPED -> "Model stopped: " + r.model();
      case ALREADY_STOPPED -> "Model already stopped: " + r.model();
      case NOT_RUNNING -> "Model not running: " + r.model() + " (" + r.statusText() + ")";
      case STOPPING -> "Model stopping: " + r.model();
      case DELETED -> "Model deleted: " + r.model();
      case ALREADY_GONE -> "Model not found, nothing to delete: " + r.model();
      case DELETING -> "Model deleting: " + r.model();
    };
  }

  private static List<String> timedOut(Result.TimedOut t) {
    List<String> lines = new ArrayList<>();
    String seen =
        t.statusText() == null
            ? "no status was seen"
            : "last seen " + Plain.excerpt(t.statusText());
    lines.add(
        "Timed out after "
            + Durations.text(t.after())
            + ": model "
            + (t.action() == Action.STOP ? "not seen stopped: " : "not seen deleted: ")
            + t.target().model()
            + " ("
            + seen
            + ")");
    lines.add(
        switch (t.acceptance()) {
          case CERTAIN ->
              "AWS carries on with what it accepted. Run the same command again to resume.";
          case POSSIBLE -> "AWS may have accepted it. Run the same command again to resume.";
          case NONE -> "Run the same command again to resume.";
        });
    return lines;
  }
}
