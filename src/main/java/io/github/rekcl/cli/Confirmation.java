package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.output.PlanText;
import io.github.rekcl.output.Terminal;
import java.time.Duration;
import java.util.List;

/** Asks for one word before something is changed. Anything but that word changes nothing. */
final class Confirmation {
  /** Whoever pipes the word in has it ready; a pipe that nobody writes to must not hang a job. */
  private static final Duration LONGEST_PIPE = Duration.ofMinutes(1);

  private final Context context;
  private final Question question;
  private final Duration patience;

  /** What to ask for. */
  enum Question {
    NONE(""),
    STOP("stop"),
    DELETE("delete");

    private final String word;

    Question(String word) {
      this.word = word;
    }

    /** Returns the answer that confirms: for several deletions with their number. */
    private String answer(int models) {
      return this == DELETE && models > 1 ? word + " " + models : word;
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

  /** Shows what will be changed, and asks, if there is something to ask. */
  boolean given(List<Plan.Pending> plans) throws InterruptedException {
    if (question == Question.NONE) {
      return true;
    }
    Terminal terminal = context.terminal();
    PlanText.lines(plans).forEach(terminal::say);
    String expected = question.answer(plans.size());
    terminal.ask("Enter " + expected + " to confirm:");
    Answer answer = Answer.read(context.in(), patience);
    terminal.answered(terminal.inputIsTerminal() && answer.complete());
    if (answer.is(expected)) {
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
