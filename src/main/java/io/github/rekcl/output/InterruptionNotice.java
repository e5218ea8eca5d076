package io.github.rekcl.output;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Tells what a stop or delete command leaves behind if it is interrupted. */
public final class InterruptionNotice implements Interruption {
  /** What is true as long as nothing was called. */
  public static final String NOTHING_CHANGED = "Interrupted: nothing was changed.";

  private static final String RESUME = "Run the same command again to resume the wait.";
  private static final String SEE = "Run the same command again to see.";

  private final Ledger ledger;
  private final boolean json;

  /**
   * Makes a notice.
   *
   * @param ledger what is known of the models
   * @param json true if the results are wanted as a JSON document, false if as lines that were
   *     printed already
   */
  public InterruptionNotice(Ledger ledger, boolean json) {
    this.ledger = ledger;
    this.json = json;
  }

  @Override
  public List<String> says() {
    List<Standing> standings = ledger.standings();
    if (ledger.nothingCalled()) {
      return List.of(NOTHING_CHANGED);
    }
    return List.of(standings.size() == 1 ? one(standings.get(0)) : many(standings));
  }

  @Override
  public List<String> results() {
    return json ? ledger.json(Unfinished.INTERRUPTED) : List.of();
  }

  private static String one(Standing standing) {
    return switch (standing) {
      case STOP_POSSIBLE -> possible("stop");
      case DELETION_POSSIBLE -> possible("deletion");
      case STOP_GOES_ON -> "Interrupted: the stop goes on in AWS. " + RESUME;
      case DELETION_GOES_ON -> "Interrupted: the deletion goes on in AWS. " + RESUME;
      case STOPPED, NOT_RUNNING, DELETED, FAILED, UNTOUCHED -> many(List.of(standing));
    };
  }

  private static String possible(String name) {
    return "Interrupted: AWS may have accepted the " + name + ", and then carries on. " + SEE;
  }

  private static String many(List<Standing> standings) {
    return Arrays.stream(Standing.values())
        .filter(standings::contains)
        .map(s -> s.count(standings.stream().filter(s::equals).count()))
        .collect(Collectors.joining(", ", "Interrupted: ", "." + advice(standings)));
  }

  private static String advice(List<Standing> standings) {
    if (standings.contains(Standing.STOP_GOES_ON)
        || standings.contains(Standing.DELETION_GOES_ON)) {
      return " " + RESUME;
    }
    if (standings.contains(Standing.STOP_POSSIBLE)
        || standings.contains(Standing.DELETION_POSSIBLE)) {
      return " " + SEE;
    }
    return standings.contains(Standing.UNTOUCHED)
        ? " Run the same command again for the rest."
        : "";
  }
}
