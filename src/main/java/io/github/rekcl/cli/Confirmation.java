package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.model.Action;
import io.github.rekcl.output.PlanText;
import io.github.rekcl.output.Terminal;
import java.time.Duration;
import java.util.List;

/** Asks for one word before something is changed. Anything but that word changes nothing. */
final class Confirmation {
  /** A script that pipes the word in has it ready; a silent pipe must not hang a job. */
  private static final Duration LONGEST_PIPE = Duration.ofMinutes(1);

  private Confirmation() {}

  /**
   * Shows what will be changed, and asks.
   *
   * @param plans what to confirm, at least one
   * @param width how wide tables may be
   * @param timeout how long to wait for an answer; zero: without limit, if a person may answer
   */
  static boolean ask(Context context, List<Plan.Pending> plans, int width, Duration timeout)
      throws InterruptedException {
    Terminal terminal = context.terminal();
    List<String> lines = PlanText.lines(plans, width);
    lines.forEach(terminal::say);
    if (terminal.facts().live() && lines.size() >= terminal.liveLines()) {
      terminal.say(PlanText.question(plans));
    }
    String expected = expected(plans);
    terminal.ask("Enter " + expected + " to confirm:");
    boolean person = terminal.facts().inputIsTerminal();
    StandardInput.Answer answer =
        new StandardInput(context.in()).answer(person ? timeout : ofPipe(timeout));
    terminal.answered(person && answer.complete());
    if (answer.is(expected)) {
      return true;
    }
    terminal.say(
        answer.timedOut()
            ? "No answer in time: nothing was changed."
            : "Not confirmed: nothing was changed.");
    if (!person) {
      terminal.say(
          "Cannot ask for confirmation: standard input is not a terminal. Use --yes to skip the"
              + " prompt.");
    }
    return false;
  }

  /** Returns the answer that confirms: for several models with their number. */
  private static String expected(List<Plan.Pending> plans) {
    String word = plans.get(0).action() == Action.STOP ? "stop" : "delete";
    return plans.size() > 1 ? word + " " + plans.size() : word;
  }

  private static Duration ofPipe(Duration timeout) {
    boolean longer = timeout.isZero() || timeout.compareTo(LONGEST_PIPE) > 0;
    return longer ? LONGEST_PIPE : timeout;
  }
}
