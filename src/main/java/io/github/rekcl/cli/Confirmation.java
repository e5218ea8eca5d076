package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.model.Action;
import io.github.rekcl.output.PlanText;
import io.github.rekcl.output.Terminal;
import java.time.Duration;
import java.util.List;

/** Prompts for the word that confirms a change. */
final class Confirmation {
  /** Keeps a CI job from hanging on a pipe that nothing is written to. */
  private static final Duration PIPE_TIMEOUT = Duration.ofMinutes(1);

  private Confirmation() {}

  /**
   * Shows what will be changed, and reports whether the user confirms it.
   *
   * @param plans the changes, at least one
   * @param width maximum width of tables; 0 means no limit
   * @param timeout how long to wait for the answer; zero means no limit at a terminal
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
    boolean interactive = terminal.facts().inputIsTerminal();
    StandardInput.Answer answer =
        new StandardInput(context.in()).answer(interactive ? timeout : pipeTimeout(timeout));
    terminal.answered(interactive && answer.complete());
    if (answer.is(expected)) {
      return true;
    }
    terminal.say(
        answer.timedOut()
            ? "No answer in time: nothing was changed."
            : "Not confirmed: nothing was changed.");
    if (!interactive) {
      String why =
          answer.text().isEmpty()
              ? "Cannot ask for confirmation: standard input is not a terminal."
              : "The answer was not \"" + expected + "\".";
      terminal.say(why + " Use --yes to skip the prompt.");
    }
    return false;
  }

  /** Returns the word to enter, with the number of models if there are several. */
  private static String expected(List<Plan.Pending> plans) {
    String word = plans.get(0).action() == Action.STOP ? "stop" : "delete";
    return plans.size() > 1 ? word + " " + plans.size() : word;
  }

  private static Duration pipeTimeout(Duration timeout) {
    boolean longer = timeout.isZero() || timeout.compareTo(PIPE_TIMEOUT) > 0;
    return longer ? PIPE_TIMEOUT : timeout;
  }
}
