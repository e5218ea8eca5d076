package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Report;
import io.github.rekcl.lifecycle.Result;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.model.Action;
import io.github.rekcl.output.CallText;
import io.github.rekcl.output.CommandProgress;
import io.github.rekcl.output.IncompleteReason;
import io.github.rekcl.output.InterruptionNotice;
import io.github.rekcl.output.PlanText;
import io.github.rekcl.output.Progress;
import io.github.rekcl.output.ResultText;
import io.github.rekcl.output.SuggestedCommands;
import io.github.rekcl.output.SummaryText;
import io.github.rekcl.output.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints the output of a stop or delete command: a line for each model as soon as its result is
 * known, or one JSON document at the end, even if the command fails.
 */
final class LifecycleOutput implements Observer, AutoCloseable {
  private final Context context;
  private final Terminal terminal;
  private final Action action;
  private final OutputOptions options;
  private final CommandProgress models;
  private final ResultText results;
  private Progress progress = Progress.NONE;
  private List<Report> skipped = List.of();
  private List<Inventory.Unseen> notListed = List.of();
  private boolean documented;

  LifecycleOutput(
      Context context, Action action, OutputOptions options, SuggestedCommands commands) {
    this.context = context;
    this.terminal = context.terminal();
    this.action = action;
    this.options = options;
    this.models = new CommandProgress(context.timer(), commands.emulated());
    this.results = options.resultText(terminal, commands);
    terminal.ifInterrupted(() -> InterruptionNotice.of(models, options.json()));
  }

  /** Returns an observer that shows the progress of finding models. */
  Observer discovery() {
    progress = Progress.discovery(terminal, options.quiet(), context.timer());
    return progress;
  }

  /**
   * Prints the results that need no change, and returns the plans that remain to be carried out.
   */
  List<Plan.Pending> planned(List<Plan> plans) {
    progress.close();
    terminal.unlessInterrupted(() -> models.planned(plans));
    of(plans, Plan.Done.class).forEach(done -> show(done.report()));
    return of(plans, Plan.Pending.class).toList();
  }

  /** As {@link #planned}, for --all, which skips models instead of reporting them as failed. */
  List<Plan.Pending> plannedForAll(
      List<Plan> plans, List<Inventory.Found> unsure, List<Inventory.Unseen> unseen) {
    progress.close();
    notListed = unseen;
    int width = options.errorColumns(terminal);
    unseen.stream()
        .flatMap(place -> CallText.notListed(place, width).stream())
        .forEach(terminal::say);
    if (!options.quiet()) {
      PlanText.unsure(unsure, width).forEach(terminal::say);
    }
    List<Plan> refused = plans.stream().filter(LifecycleOutput::isRefused).toList();
    skipped = of(refused, Plan.Done.class).map(Plan.Done::report).toList();
    terminal.unlessInterrupted(() -> models.skipped(skipped));
    List<Plan.Pending> pending = planned(plans.stream().filter(plan -> !isRefused(plan)).toList());
    PlanText.skipped(skipped, width).forEach(terminal::say);
    if (plans.isEmpty() && unseen.isEmpty() && !options.quiet()) {
      terminal.say(action == Action.STOP ? "No models to stop." : "No models to delete.");
    }
    return pending;
  }

  private static boolean isRefused(Plan plan) {
    return plan instanceof Plan.Done done && done.report().result() instanceof Result.Failed;
  }

  private static <T extends Plan> Stream<T> of(List<Plan> plans, Class<T> kind) {
    return plans.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Returns an observer that shows progress and prints each result. */
  Observer observer(WaitPolicy policy) {
    progress =
        Progress.of(
            terminal,
            options.quiet(),
            options.verbose(),
            models,
            policy.timeout(),
            context.timer());
    return this;
  }

  @Override
  public void on(Event event) {
    terminal.unlessInterrupted(() -> models.record(event));
    progress.on(event);
    if (event instanceof Event.Progressed progressed && progressed.progress().report() != null) {
      show(progressed.progress().report());
    }
  }

  @Override
  public Duration heartbeat() {
    return progress.heartbeat();
  }

  private void show(Report report) {
    if (options.json()) {
      results.explain(report);
    } else {
      results.show(report);
    }
  }

  int dryRun(List<Plan.Pending> plans) {
    if (!options.json()) {
      PlanText.dryRun(plans, options.columns(terminal)).forEach(terminal::result);
    }
    document(IncompleteReason.PLANNED);
    return code();
  }

  int notConfirmed() {
    document(IncompleteReason.NOT_CONFIRMED);
    return ExitCode.NOT_CONFIRMED.code();
  }

  int ended() {
    progress.close();
    document(IncompleteReason.FAILED);
    if (!options.quiet()) {
      SummaryText.lines(models.reports(), skipped.size()).forEach(terminal::say);
    }
    int code = code();
    return models.complete() ? code : ExitCode.FAILED.code();
  }

  private int code() {
    boolean lost = terminal.lostResults(options.json());
    Stream<ExitCode> ends = models.reports().stream().map(report -> ExitCode.of(report.result()));
    Stream<ExitCode> listed = notListed.stream().map(ExitCode::of);
    return lost ? ExitCode.FAILED.code() : ExitCode.worst(Stream.concat(ends, listed)).code();
  }

  private void document(IncompleteReason why) {
    // An interruption waits until the document is complete, and then does not print another one.
    terminal.unlessInterrupted(
        () -> {
          terminal.ifInterrupted(null);
          if (options.json() && !documented) {
            documented = true;
            terminal.document(models.json(why));
          }
        });
  }

  /** Prints the JSON document even if an exception ended the command. */
  @Override
  public void close() {
    progress.close();
    document(IncompleteReason.FAILED);
  }
}
