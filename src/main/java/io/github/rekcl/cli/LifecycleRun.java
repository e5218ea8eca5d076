package io.github.rekcl.cli;

import static io.github.rekcl.cli.Options.duration;
import static io.github.rekcl.cli.Options.flag;
import static io.github.rekcl.cli.Options.given;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.cli.ModelParameters.Selection;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.lifecycle.LifecycleRequest;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Runs stop and delete: their common options, the plan, the confirmation, and the changes. */
final class LifecycleRun {
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

  private final Context context;
  private final AwsOptions aws;
  private final OutputOptions output;
  private final ModelParameters models;
  private final OptionSpec all;
  private final OptionSpec yes;
  private final OptionSpec dryRun;
  private final OptionSpec timeout;
  private final OptionSpec pollInterval;
  private final OptionSpec noWait;

  LifecycleRun(RekclCommand root, CommandSpec command) {
    context = root.context;
    aws = root.aws;
    output = root.output;
    models = new ModelParameters(command);
    all =
        new Options(command, HelpSection.MODELS)
            .add(flag("--all"), "Select every model the command applies to.");
    Options action = new Options(command, HelpSection.ACTION);
    yes = action.add(flag("-y", "--yes"), "Skip the confirmation prompt.");
    dryRun = action.add(flag("--dry-run"), "Show what would be done, without changing anything.");
    Options waiting = new Options(command, HelpSection.WAITING);
    timeout =
        waiting.add(
            duration("--timeout", WaitPolicy.DEFAULT_TIMEOUT),
            "Maximum time to wait for each step; 0 means no limit. Default: 30m.");
    pollInterval =
        waiting.add(
            duration("--poll-interval", WaitPolicy.DEFAULT_POLL_INTERVAL),
            "Longest interval between status checks (starts at 1s). Default: 5s.");
    noWait = waiting.add(flag("--no-wait"), "Return as soon as AWS has accepted the last request.");
  }

  /**
   * Runs the command.
   *
   * @param confirm true to ask for confirmation even if the models or their project are named
   * @param allRegions true if --all-regions is given
   * @return the exit code
   */
  int run(LifecycleRequest request, boolean confirm, boolean allRegions)
      throws IOException, InterruptedException {
    try (LifecycleOutput shown =
        new LifecycleOutput(context, request.action(), output, aws.suggestedCommands())) {
      WaitPolicy policy = policy();
      AwsSettings settings = aws.settings(output.verbose() ? context.terminal()::say : null);
      refuseContradictions(request.action(), confirm);
      Selection selection = selection(request.action(), allRegions);
      aws.warn(context.terminal());
      boolean asks = !given(yes) && (confirm || selection.everywhere());
      try (Session session = Session.open(context, aws, settings)) {
        List<Plan.Pending> plans = plan(session.service(), request, selection, shown);
        if (given(dryRun)) {
          return shown.dryRun(plans);
        }
        List<Plan.Pending> changes = plans.stream().filter(Plan.Pending::changesSomething).toList();
        int width = output.errorColumns(context.terminal());
        if (asks
            && !changes.isEmpty()
            && !Confirmation.ask(context, changes, width, timeout.getValue())) {
          return shown.notConfirmed();
        }
        session.service().carryOut(plans, policy, !given(noWait), shown.observer(policy));
        return shown.ended();
      }
    }
  }

  private WaitPolicy policy() {
    Duration interval = pollInterval.getValue();
    if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
      throw new UsageException("--poll-interval must be at least 10ms");
    }
    return new WaitPolicy(timeout.getValue(), interval);
  }

  private void refuseContradictions(Action action, boolean confirm) {
    if (action == Action.STOP && confirm && given(yes)) {
      throw new UsageException("--interactive and --yes cannot be combined");
    }
    if (confirm && !given(yes) && !given(dryRun) && models.readInput()) {
      throw new UsageException("standard input contains the models and cannot confirm: use --yes");
    }
  }

  private Selection selection(Action action, boolean allRegions) throws InterruptedException {
    if (!given(all) && !models.nameModels()) {
      throw new UsageException("no models: name one or more, or use --all");
    }
    if (models.readInput() && context.terminal().facts().inputIsTerminal()) {
      context.terminal().say("Enter models, one per line, then press Ctrl-D:");
    }
    Selection selection =
        given(all)
            ? models.all(() -> scopes(action, allRegions))
            : models.named(context.in(), timeout.getValue());
    aws.checkRegions(selection, allRegions);
    return selection;
  }

  private List<Scope.OfRegion> scopes(Action action, boolean allRegions) {
    if (action == Action.DELETE) {
      throw new UsageException("--all needs a project ARN: delete takes one project at a time");
    }
    return aws.scopes(context, allRegions);
  }

  private List<Plan.Pending> plan(
      ModelLifecycleService service,
      LifecycleRequest request,
      Selection selection,
      LifecycleOutput shown)
      throws InterruptedException {
    Duration limit = timeout.getValue();
    if (selection.named()) {
      if (selection.targets().isEmpty()) {
        context.terminal().say("Standard input contains no models: nothing to do.");
      }
      return shown.planned(service.plan(request, selection.targets(), limit, shown.discovery()));
    }
    Inventory found = service.inventory(selection.scopes(), limit, shown.discovery());
    if (request.action() == Action.DELETE) {
      List<Plan> plans = ModelLifecycleService.plan(request, found);
      return shown.plannedForAll(plans, List.of(), found.unseen());
    }
    // "stop --all" skips models that do not run, and lists those that may be running.
    List<Plan> plans = ModelLifecycleService.plan(request, found.only(Model::holdsInferenceUnits));
    return shown.plannedForAll(
        plans, found.only(Model::mayHoldInferenceUnits).found(), found.unseen());
  }
}
