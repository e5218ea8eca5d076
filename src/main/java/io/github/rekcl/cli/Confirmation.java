package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.output.PlanText;
import io.github.rekcl.output.Terminal;
import java.time.Duration;

/** Asks for one word before something is changed. Anything but that word changes nothing. */
final class Confirmation {
  /** Whoever pipes the word in has it ready; a pipe that nobody writes to must not hang a job. */
  private static final Duration LONGEST_PIPE = Duration.ofMinutes(1);

  private final Context context;
  private final String word;
  private final Duration patience;

  /**
   * Makes a question.
   *
   * @param word the one answer that goes on
   * @param timeout how long to wait for a person's answer; zero: without end
   */
  Confirmation(Context context, String word, Duration timeout) {
    this.context = context;
    this.word = word;
    this.patience = context.terminal().inputIsTerminal() ? timeout : LONGEST_PIPE;
  }

  boolean given(Plan.Pending plan) throws InterruptedException {
    Terminal terminal = context.terminal();
    PlanText.lines(plan).forEach(terminal::say);
    terminal.ask("Enter " + word + " to confirm:");
    Answer answer = Answer.read(context.in(), patience);
    terminal.answered(terminal.inputIsTerminal() && answer.complete());
    if (answer.is(word)) {
      return true;
    }
    terminal.say(
        answer.late()
            ? "No answer in time: nothing was changed."
            : "Not confirmed: nothing was changed.");
    if (!terminal.inputIsTerminal()) {
      terminal.say("Standard input is no terminal. Where nobody can answer, give --yes.");
    }
    return false;
  }
}
