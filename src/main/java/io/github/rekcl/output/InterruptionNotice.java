package io.github.rekcl.output;

import java.util.ArrayList;
import java.util.List;

/** Tells what a stop or delete command leaves behind if it is interrupted. */
public final class InterruptionNotice implements Interruption {
  /** What is true as long as nothing was called. */
  public static final String NOTHING_CHANGED = "Interrupted: nothing was changed.";

  private static final String RESUME = "Run the same command again to resume the wait.";
  private static final String SEE = "Run the same command again to see.";

  private final CommandProgress progress;
  private final boolean json;

  /**
   * Makes a notice.
   *
   * @param progress what is known of the models
   * @param json true if the results are wanted as a JSON document, false if as lines that were
   *     printed already
   */
  public InterruptionNotice(CommandProgress progress, boolean json) {
    this.progress = progress;
    this.json = json;
  }

  @Override
  public List<String> says() {
    List<Outcome> outcomes = progress.outcomes();
    if (progress.nothingCalled()) {
      return List.of(NOTHING_CHANGED);
    }
    long toCome = progress.deletionsToCome();
    return List.of(
        outcomes.size() == 1 && toCome == 0 ? one(outcomes.get(0)) : many(outcomes, toCome));
  }

  @Override
  public List<String> results() {
    return json ? progress.json(IncompleteReason.INTERRUPTED) : List.of();
  }

  private static String one(Outcome outcome) {
    return switch (outcome) {
      case STOP_POSSIBLE -> possible("stop");
      case DELETION_POSSIBLE -> possible("deletion");
      case STOP_GOES_ON -> "Interrupted: the stop goes on in AWS. " + RESUME;
      case DELETION_GOES_ON -> "Interrupted: the deletion goes on in AWS. " + RESUME;
      case STOPPED, NOT_RUNNING, DELETED, FAILED, UNTOUCHED -> many(List.of(outcome), 0);
    };
  }

  private static String possible(String name) {
    return "Interrupted: AWS may have accepted the " + name + ", and then carries on. " + SEE;
  }

  private static String many(List<Outcome> outcomes, long deletionsToCome) {
    List<String> counts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      if (outcomes.contains(outcome)) {
        counts.add(outcome.count(outcomes.stream().filter(outcome::equals).count()));
      }
    }
    if (deletionsToCome > 0) {
      counts.add(
          deletionsToCome == 1
              ? "1 deletion was not requested yet"
              : deletionsToCome + " deletions were not requested yet");
    }
    return "Interrupted: " + String.join(", ", counts) + "." + advice(outcomes);
  }

  private static String advice(List<Outcome> outcomes) {
    if (outcomes.contains(Outcome.STOP_GOES_ON) || outcomes.contains(Outcome.DELETION_GOES_ON)) {
      return " " + RESUME;
    }
    if (outcomes.contains(Outcome.STOP_POSSIBLE) || outcomes.contains(Outcome.DELETION_POSSIBLE)) {
      return " " + SEE;
    }
    return outcomes.contains(Outcome.UNTOUCHED) ? " Run the same command again for the rest." : "";
  }
}
