package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the process tells its caller. Scripts trust these numbers: they never change. */
public enum ExitCode {
  /** Every model is where it was asked to be. */
  OK(0, "every model is where it was asked to be, now or already before"),
  /** Something failed. */
  FAILED(1, "at least one model failed, or AWS could not be reached or refused"),
  /** The command line is wrong. */
  USAGE(2, "usage error: nothing was sent"),
  /** The operator didn't confirm. */
  NOT_CONFIRMED(3, "not confirmed: nothing was changed"),
  /** The end wasn't seen in time. */
  TIMED_OUT(
      4,
      "timed out: the message says whether AWS carries on; run the same command again to resume"),
  /** The terminal is gone. */
  HANGUP(129, "hung up: what AWS has accepted goes on"),
  /** Ctrl-C. */
  INTERRUPTED(130, "interrupted: what AWS has accepted goes on"),
  /** Ctrl-\. */
  QUIT(131, "quit: what AWS has accepted goes on"),
  /** SIGTERM. */
  TERMINATED(143, "terminated: what AWS has accepted goes on");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /**
   * Returns the number.
   *
   * @return the process's exit code
   */
  public int code() {
    return code;
  }

  /** Returns the code of a command: what failed comes before what timed out. */
  static ExitCode of(List<Report> reports) {
    ExitCode worst = OK;
    for (Report report : reports) {
      if (report.result() instanceof Result.Failed) {
        return FAILED;
      }
      if (report.result() instanceof Result.TimedOut) {
        worst = TIMED_OUT;
      }
    }
    return worst;
  }

  /** Returns the code of a look at models: what failed comes before what took too long. */
  static ExitCode ofUnseen(List<Inventory.Unseen> unseen) {
    if (unseen.isEmpty()) {
      return OK;
    }
    return unseen.stream().allMatch(u -> u.failure() == null) ? TIMED_OUT : FAILED;
  }

  /** Returns the code of both together. */
  ExitCode and(ExitCode other) {
    if (this == FAILED || other == FAILED) {
      return FAILED;
    }
    return this == OK ? other : this;
  }

  /** Returns the codes of a command that changes nothing, and so has nothing to confirm. */
  static Map<String, String> listTable() {
    Map<String, String> table = table();
    table.remove(String.valueOf(NOT_CONFIRMED.code));
    table.put(String.valueOf(OK.code), "everything was listed");
    table.put(
        String.valueOf(FAILED.code),
        "something was not listed or not found, or AWS could not be reached or refused");
    table.put(String.valueOf(TIMED_OUT.code), "timed out before everything was listed");
    table.replaceAll((code, meaning) -> meaning.replace(": what AWS has accepted goes on", ""));
    return table;
  }

  /** Returns the codes and their meanings for the help text, in order. */
  static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    for (ExitCode exit : values()) {
      table.put(String.valueOf(exit.code), exit.meaning);
    }
    return table;
  }
}
