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
import io.github.rekcl.output.Interruption;
import io.github.rekcl.output.InterruptionNotice;
import io.github.rekcl.output.Invocation;
import io.github.rekcl.output.PlanText;
import io.github.rekcl.output.Progress;
import io.github.rekcl.output.ResultText;
import io.github.rekcl.output.SummaryText;
import io.github.rekcl.output.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one stop or delete command shows: a line for each model as soon as its end is known, or one
 * JSON document when all has ended, in whatever way.
 */
final class LifecycleOutput implements AutoCloseable {
  private final Context context;
  private final Terminal terminal;
  private final Action action;
  private final OutputOptions options;
  private final boolean json;
  private final boolean quiet;
  private final CommandProgress models;
  private final ResultText results;
  private Progress progress = Progress.NONE;
  private int skipped;
  private ExitCode sight = ExitCode.OK;
  private boolean documented;

  LifecycleOutput(Context context, Action action, OutputOptions options, Invocation invocation) {
    this.context = context;
    this.terminal = context.terminal();
    this.action = action;
    this.options = options;
    this.json = options.json();
    this.quiet = options.quiet();
    this.models = new CommandProgress(context.timer());
    this.results =
        new ResultText(
            terminal, invocation, options.columns(terminal), options.errorColumns(terminal));
    Interruption notice = new InterruptionNotice(models, json);
    terminal.ifInterrupted(invocation.emulated() ? new EmulatorNotice(notice) : notice);
  }

  /** An emulator of the command's own ends with it: nothing goes on in AWS. */
  private record EmulatorNotice(Interruption notice) implements Interruption {
    @Override
    public List<String> says() {
      return List.of("Interrupted: the emulator ended with this command.");
    }

    @Override
    public List<String> results() {
      return notice.results();
    }
  }

  /** Shows that models are being found. */
  Observer discovery() {
    progress = Progress.discovery(terminal, quiet, context.timer());
    return progress;
  }

  void say(String line) {
    terminal.say(line);
  }

  /** Shows where nothing could be seen. */
  void unseen(List<Inventory.Unseen> unseen) {
    progress.close();
    sight = ExitCode.ofUnseen(unseen);
    unseen.stream().flatMap(u -> CallText.notListed(u).stream()).forEach(terminal::say);
  }

  /** Takes the plans for models that were named, and shows those that are done. */
  List<Plan.Pending> planned(List<Plan> plans) {
    progress.close();
    terminal.unlessInterrupted(() -> models.planned(plans));
    List<Plan.Pending> pending = new ArrayList<>();
    for (Plan plan : plans) {
      if (plan instanceof Plan.Pending one) {
        pending.add(one);
      } else {
        show(((Plan.Done) plan).report());
      }
    }
    return pending;
  }

  /** Shows models of which it isn't known whether they hold inference units. */
  void unsure(List<Inventory.Found> models) {
    if (!quiet) {
      PlanText.unsure(models, options.errorColumns(terminal)).forEach(terminal::say);
    }
  }

  /** Takes the plans for all models; those whose status rules it out were not meant. */
  List<Plan.Pending> plannedForAll(List<Plan> plans) {
    List<Plan> meant = new ArrayList<>();
    List<Report> others = new ArrayList<>();
    for (Plan plan : plans) {
      if (plan instanceof Plan.Done done && done.report().result() instanceof Result.Failed) {
        others.add(done.report());
      } else {
        meant.add(plan);
      }
    }
    skipped = others.size();
    terminal.unlessInterrupted(() -> models.skipped(others));
    List<Plan.Pending> pending = planned(meant);
    PlanText.skipped(others, options.errorColumns(terminal)).forEach(terminal::say);
    if (meant.isEmpty() && others.isEmpty() && sight == ExitCode.OK && !quiet) {
      terminal.say(action == Action.STOP ? "No models to stop." : "No models to delete.");
    }
    return pending;
  }

  /** Shows what is done, and what becomes of each model. */
  Observer observer(WaitPolicy policy) {
    progress =
        Progress.of(terminal, quiet, options.verbose(), models, policy.timeout(), context.timer());
    return new ShowEnds();
  }

  private final class ShowEnds implements Observer {
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
  }

  private void show(Report report) {
    if (json) {
      results.explain(report);
    } else {
      results.show(report);
    }
  }

  int dryRun(List<Plan.Pending> plans) {
    if (!json) {
      PlanText.dryRun(plans).forEach(terminal::result);
    }
    document(IncompleteReason.PLANNED);
    return code(true);
  }

  int notConfirmed() {
    document(IncompleteReason.NOT_CONFIRMED);
    return ExitCode.NOT_CONFIRMED.code();
  }

  int ended() {
    progress.close();
    document(IncompleteReason.FAILED);
    if (!quiet) {
      SummaryText.lines(models.reports(), skipped).forEach(terminal::say);
    }
    return code(models.complete());
  }

  private int code(boolean allEnded) {
    boolean complete = !terminal.lostResults(json) && allEnded;
    return ExitCode.of(models.reports())
        .and(sight)
        .and(complete ? ExitCode.OK : ExitCode.FAILED)
        .code();
  }

  private void document(IncompleteReason why) {
    // An interruption waits for the whole document, and then writes none of its own.
    terminal.unlessInterrupted(
        () -> {
          terminal.ifInterrupted(null);
          if (json && !documented) {
            documented = true;
            terminal.document(models.json(why));
          }
        });
  }

  /** Whatever threw this command off its way: who reads its document gets one. */
  @Override
  public void close() {
    progress.close();
    document(IncompleteReason.FAILED);
  }
}
