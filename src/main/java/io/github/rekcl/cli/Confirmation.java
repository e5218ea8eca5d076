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
  private final Question question;
  private final Duration patience;

  /** What to ask for. */
  enum Question {
    STOP("stop", "leave out --interactive"),
    DELETE("delete", "give --yes");

    private final String word;
    private final String unattended;

    Question(String word, String unattended) {
      this.word = word;
      this.unattended = unattended;
    }
  }

  /**
   * Makes a question.
   *
   * @param question the word, and what to do where nobody can answer
   * @param timeout how long to wait for a person's answer; zero: without end
   */
  Confirmation(Context context, Question question, Duration timeout) {
    this.context = context;
    this.question = question;
    this.patience = context.terminal().inputIsTerminal() ? timeout : LONGEST_PIPE;
  }

  boolean given(Plan.Pending plan) throws InterruptedException {
    Terminal terminal = context.terminal();
    PlanText.lines(plan).forEach(terminal::say);
    terminal.ask("Enter " + question.word + " to confirm:");
    Answer answer = Answer.read(context.in(), patience);
    terminal.answered(terminal.inputIsTerminal() && answer.complete());
    if (answer.is(question.word)) {
      return true;
    }
    terminal.say(
        answer.late()
            ? "No answer in time: nothing was changed."
            : "Not confirmed: nothing was changed.");
    if (!terminal.inputIsTerminal()) {
      terminal.say(
          "Standard input is no terminal. Where nobody can answer, " + question.unattended + ".");
    }
    return false;
  }
}
