package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.cli.Confirmation.Question;
import io.github.rekcl.cli.ModelParameters.Selection;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.lifecycle.Order;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.Scope;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What stop and delete have in common: options, plan, confirmation, execution. */
final class LifecycleRun {
  private final Context context;
  private final RekclCommand root;
  private final CommandSpec command;
  private final ModelParameters models;
  private final OptionSpec all;
  private final OptionSpec yes;
  private final OptionSpec dryRun;
  private final WaitOptions wait;

  LifecycleRun(Context context, RekclCommand root, CommandSpec command) {
    this.context = context;
    this.root = root;
    this.command = command;
    models = new ModelParameters(command);
    all =
        Specs.add(
            command,
            Specs.flag(Section.MODELS, "--all"),
            "Select every model the command applies to.");
    yes =
        Specs.add(
            command, Specs.flag(Section.ACTION, "-y", "--yes"), "Skip the confirmation prompt.");
    dryRun =
        Specs.add(
            command,
            Specs.flag(Section.ACTION, "--dry-run"),
            "Show what would be done, without changing anything.");
    wait = new WaitOptions(command);
  }

  /**
   * Does what is asked.
   *
   * @param order what is asked
   * @param question what to ask before anything is changed
   * @param always true to ask that also where every model, or its project, was named
   * @param regions where all models are, if no project says it; null if it has to
   * @return the exit code
   */
  int run(Order order, Question question, boolean always, @Nullable RegionOptions regions)
      throws IOException, InterruptedException {
    AwsOptions aws = root.aws();
    OutputOptions output = root.output();
    try (LifecycleOutput shown =
        new LifecycleOutput(context, order.action(), output, aws.invocation())) {
      WaitPolicy policy = wait.policy();
      AwsSettings settings = aws.settings(output.verbose() ? context.terminal()::say : null);
      refuseContradictions(question, always);
      Selection selection = selection(policy, regions, settings);
      aws.warn(context.terminal());
      boolean asks = !Specs.given(yes) && (always || selection.everywhere());
      Confirmation confirmation =
          new Confirmation(context, asks ? question : Question.NONE, policy.timeout(), output);
      try (Session session = Session.open(context, aws, settings)) {
        List<Plan.Pending> plans = plan(session.service(), order, selection, policy, shown);
        if (Specs.given(dryRun)) {
          return shown.dryRun(plans);
        }
        return confirmed(plans, confirmation)
            ? carryOut(session.service(), plans, policy, shown)
            : shown.notConfirmed();
      }
    }
  }

  /** Looks at the models, and changes nothing. */
  private static List<Plan.Pending> plan(
      ModelLifecycleService service,
      Order order,
      Selection selection,
      WaitPolicy policy,
      LifecycleOutput shown)
      throws InterruptedException {
    if (selection.named()) {
      if (selection.targets().isEmpty()) {
        shown.say("Standard input contains no models: nothing to do.");
      }
      return shown.planned(
          service.plan(order, selection.targets(), policy.timeout(), shown.discovery()));
    }
    Inventory inventory =
        service.inventory(selection.scopes(), policy.timeout(), shown.discovery());
    shown.unseen(inventory.unseen());
    // What doesn't run was not meant by "stop all"; where that isn't sure, it is told.
    if (order.action() == Action.STOP) {
      shown.unsure(inventory.only(Model::mayHoldInferenceUnits).found());
      inventory = inventory.only(Model::holdsInferenceUnits);
    }
    return shown.plannedForAll(ModelLifecycleService.plan(order, inventory));
  }

  private static boolean confirmed(List<Plan.Pending> plans, Confirmation confirmation)
      throws InterruptedException {
    List<Plan.Pending> changing = plans.stream().filter(Plan.Pending::changesSomething).toList();
    return changing.isEmpty() || confirmation.given(changing);
  }

  private int carryOut(
      ModelLifecycleService service,
      List<Plan.Pending> plans,
      WaitPolicy policy,
      LifecycleOutput shown)
      throws InterruptedException {
    service.carryOut(plans, policy, wait.forTheEnd(), shown.observer(policy));
    return shown.ended();
  }

  private void refuseContradictions(Question question, boolean asks) {
    if (question == Question.STOP && asks && Specs.given(yes)) {
      throw wrong("--interactive and --yes cannot be combined");
    }
    if (asks && !Specs.given(yes) && !Specs.given(dryRun) && models.readInput()) {
      throw wrong("standard input contains the models and cannot confirm: use --yes");
    }
  }

  private Selection selection(
      WaitPolicy policy, @Nullable RegionOptions regions, AwsSettings settings)
      throws InterruptedException {
    if (!Specs.given(all) && !models.nameModels()) {
      throw wrong("no models: name one or more, or use --all");
    }
    if (models.readInput() && context.terminal().inputIsTerminal()) {
      context.terminal().say("Enter models, one per line, then press Ctrl-D:");
    }
    Selection selection =
        Specs.given(all)
            ? models.all(() -> everywhere(regions, settings))
            : models.named(context.in(), policy.timeout());
    if (regions == null) {
      RegionOptions.check(command, root.aws(), selection);
    } else {
      regions.check(selection);
    }
    return selection;
  }

  private List<Scope> everywhere(@Nullable RegionOptions regions, AwsSettings settings) {
    if (regions == null) {
      throw wrong("--all needs a project ARN: delete takes one project at a time");
    }
    return regions.scopes(() -> Session.region(context, root.aws(), settings));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
