package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.output.PlanText;
import io.github.rekcl.output.Terminal;
import java.time.Duration;
import java.util.List;

/** Asks for one word before something is changed. Anything but that word changes nothing. */
final class Confirmation {
  /** A script that pipes the word in has it ready; a silent pipe must not hang a job. */
  private static final Duration LONGEST_PIPE = Duration.ofMinutes(1);

  private final Context context;
  private final Question question;
  private final Duration timeout;
  private final OutputOptions output;

  /** What to ask for. */
  enum Question {
    NONE(""),
    STOP("stop"),
    DELETE("delete");

    private final String word;

    Question(String word) {
      this.word = word;
    }

    /** Returns the answer that confirms: for several models with their number. */
    private String answer(int models) {
      return models > 1 ? word + " " + models : word;
    }
  }

  /**
   * Makes a question.
   *
   * @param question the word, and what to do where nobody can answer
   * @param timeout how long to wait for a person's answer; zero: without limit
   * @param output how wide tables may be
   */
  Confirmation(Context context, Question question, Duration timeout, OutputOptions output) {
    this.output = output;
    this.context = context;
    this.question = question;
    this.timeout = context.terminal().inputIsTerminal() ? timeout : LONGEST_PIPE;
  }

  /** Shows what will be changed, and asks, if there is something to ask. */
  boolean given(List<Plan.Pending> plans) throws InterruptedException {
    if (question == Question.NONE) {
      return true;
    }
    Terminal terminal = context.terminal();
    List<String> lines = PlanText.lines(plans, output.errorColumns(terminal));
    lines.forEach(terminal::say);
    if (terminal.isLive() && lines.size() >= terminal.liveLines()) {
      terminal.say(PlanText.question(plans));
    }
    String expected = question.answer(plans.size());
    terminal.ask("Enter " + expected + " to confirm:");
    StandardInput.Answer answer = new StandardInput(context.in()).answer(timeout);
    terminal.answered(terminal.inputIsTerminal() && answer.complete());
    if (answer.is(expected)) {
      return true;
    }
    terminal.say(
        answer.timedOut()
            ? "No answer in time: nothing was changed."
            : "Not confirmed: nothing was changed.");
    if (!terminal.inputIsTerminal()) {
      terminal.say(
          "Cannot ask for confirmation: standard input is not a terminal. Use --yes to skip the"
              + " prompt.");
    }
    return false;
  }
}
