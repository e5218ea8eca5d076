package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.lifecycle.Result;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The exit codes of the process. Scripts depend on these numbers, so they never change. */
public enum ExitCode {
  OK(0, "every model is where it was asked to be, now or already before"),
  FAILED(1, "at least one model failed, or AWS could not be reached or refused"),
  USAGE(2, "usage error: nothing was sent"),
  NOT_CONFIRMED(3, "not confirmed: nothing was changed"),
  TIMED_OUT(
      4, "timed out: the message says whether AWS continues; run the same command again to resume"),
  HANGUP(129, "hung up: AWS continues with what it accepted"),
  INTERRUPTED(130, "interrupted: AWS continues with what it accepted"),
  QUIT(131, "quit: AWS continues with what it accepted"),
  TERMINATED(143, "terminated: AWS continues with what it accepted");

  /** The exit codes of stop and delete. */
  static final Map<ExitCode, String> OF_CHANGES =
      Stream.of(values()).collect(Collectors.toMap(exit -> exit, exit -> exit.meaning));

  static final Map<ExitCode, String> OF_LIST =
      Map.of(
          OK, "everything was listed",
          FAILED, "something was not listed or not found, or AWS could not be reached or refused",
          USAGE, USAGE.meaning,
          TIMED_OUT, "timed out before everything was listed",
          HANGUP, "hung up",
          INTERRUPTED, "interrupted",
          QUIT, "quit",
          TERMINATED, "terminated");

  static final Map<ExitCode, String> OF_EMULATOR =
      Map.of(
          FAILED, "the address or port cannot be used",
          USAGE, "usage error: nothing was started",
          HANGUP, "hung up",
          INTERRUPTED, "interrupted, its normal end",
          QUIT, "quit",
          TERMINATED, "terminated");

  static final Map<ExitCode, String> OF_HELP =
      Map.of(
          OK, "the help was shown",
          FAILED, "the help could not be written",
          USAGE, "usage error: no such command");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** {@return the number} */
  public int code() {
    return code;
  }

  static ExitCode of(Result result) {
    if (result instanceof Result.Failed) {
      return FAILED;
    }
    return result instanceof Result.TimedOut ? TIMED_OUT : OK;
  }

  static ExitCode of(Inventory.Unseen unseen) {
    return unseen.failure() == null ? TIMED_OUT : FAILED;
  }

  /** Returns the most severe of several codes: a failure outweighs a timeout. */
  static ExitCode worst(Stream<ExitCode> codes) {
    return codes.reduce(
        OK, (one, other) -> one == FAILED || other == FAILED ? FAILED : one == OK ? other : one);
  }

  /** Returns the exit codes of a command in order, for its help. */
  static Map<String, String> inOrder(Map<ExitCode, String> meanings) {
    Map<String, String> table = new LinkedHashMap<>();
    new TreeMap<>(meanings)
        .forEach((exit, meaning) -> table.put(String.valueOf(exit.code), meaning));
    return table;
  }
}
