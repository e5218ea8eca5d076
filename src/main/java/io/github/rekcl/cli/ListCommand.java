package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.cli.ModelParameters.Selection;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.lifecycle.Order;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.Scope;
import io.github.rekcl.output.CostText;
import io.github.rekcl.output.ModelJson;
import io.github.rekcl.output.ModelTable;
import io.github.rekcl.output.Progress;
import io.github.rekcl.output.ResultText;
import io.github.rekcl.output.Terminal;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Shows models, and what they cost. */
final class ListCommand implements Callable<Integer> {
  private final CommandSpec spec =
      Specs.command(
          "list",
          this,
          "List models with their status and what the running ones may cost.",
          "Without arguments, list the models of all projects of a region.");
  private final ModelParameters models = new ModelParameters(spec);
  private final OptionSpec running =
      Specs.add(
          spec,
          Specs.flag(Section.MODELS, "--running"),
          "Show only models that may be billed: starting, running or stopping.");
  private final OptionSpec statuses =
      Specs.add(
          spec,
          Specs.repeatable(Section.MODELS, "--status", "STATUS", String.class)
              .converters(Converters::status)
              .completionCandidates(() -> ModelStatus.names().iterator()),
          "Show only models with this status. Can be repeated.");
  private final RegionOptions regions;
  private final OptionSpec timeout =
      WaitOptions.timeout(spec, "Maximum time to wait; 0 means no limit. Default: 30m.");
  private final OptionSpec unitPrice =
      Specs.add(
          spec,
          Specs.option(Section.OUTPUT, "--unit-price", "US$", BigDecimal.class)
              .converters(Converters::amount)
              .initialValue(new BigDecimal("4.00")),
          "Price of an inference unit per hour, to estimate costs. Default: 4.00.");
  private final Context context;
  private final AwsOptions aws;
  private final OutputOptions output;

  private ListCommand(Context context, RekclCommand root) {
    this.context = context;
    aws = root.aws();
    output = root.output();
    regions = new RegionOptions(spec, aws);
    root.addCommon(spec);
    spec.usageMessage()
        .exitCodeList(ExitCode.listTable())
        .customSynopsis("rekcl list [OPTIONS] [<project-arn>] [<model>...]");
    Specs.examples(
        spec,
        "rekcl list --running --all-regions",
        "rekcl list \\\n    " + Specs.PROJECT_ARN,
        "rekcl list --output json --status STOPPED");
  }

  static CommandSpec spec(Context context, RekclCommand root) {
    return new ListCommand(context, root).spec;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    AwsSettings settings = aws.settings(output.verbose() ? context.terminal()::say : null);
    Selection selection =
        models.nameModels()
            ? models.named(context.in(), timeout.getValue())
            : models.all(() -> regions.scopes(() -> Session.region(context, aws, settings)));
    regions.check(selection);
    aws.warn(context.terminal());
    Listing listing = look(settings, selection);
    show(listing, selection);
    explain(listing.problems());
    boolean lost = context.terminal().lostResults(false);
    return listing.code().and(lost ? ExitCode.FAILED : ExitCode.OK).code();
  }

  private Listing look(AwsSettings settings, Selection selection)
      throws IOException, InterruptedException {
    Duration limit = timeout.getValue();
    try (Session session = Session.open(context, aws, settings);
        Progress progress =
            Progress.discovery(context.terminal(), output.quiet(), context.timer())) {
      ModelLifecycleService service = session.service();
      return selection.named()
          ? Listing.of(service.plan(Order.stop(), selection.targets(), limit, progress))
          : Listing.of(service.inventory(selection.scopes(), limit, progress));
    }
  }

  private boolean wanted(Model model) {
    List<String> shown = statuses.getValue();
    return (!Specs.given(running) || model.holdsInferenceUnits())
        && (shown.isEmpty() || shown.contains(model.statusText()));
  }

  private void show(Listing listing, Selection selection) {
    Terminal terminal = context.terminal();
    List<Inventory.Found> shown =
        listing.found().stream().filter(found -> wanted(found.model())).toList();
    if (output.json()) {
      if (!listing.sawNothing(selection.regions())) {
        terminal.document(ModelJson.document(shown, listing.errors()));
      }
    } else if (!shown.isEmpty()) {
      table(shown);
    } else if (listing.problems().isEmpty()) {
      boolean all = !Specs.given(running) && statuses.<List<String>>getValue().isEmpty();
      String place =
          !selection.scopes().isEmpty() && selection.scopes().get(0) instanceof Scope.OfProject of
              ? " in project " + of.project()
              : "";
      terminal.say((all ? "No models" : "No matching models") + place);
    }
  }

  private void table(List<Inventory.Found> shown) {
    Terminal terminal = context.terminal();
    int columns = output.columns(terminal);
    List<String> lines = ModelTable.lines(shown, columns);
    lines.forEach(terminal::result);
    CostText.lines(
            shown.stream().map(Inventory.Found::model).toList(), unitPrice.getValue(), columns)
        .forEach(terminal::result);
    if (!output.quiet() && !ModelTable.showsArns(lines)) {
      terminal.say("Use --output wide to show ARNs.");
    }
  }

  private void explain(List<Listing.Problem> problems) {
    Terminal terminal = context.terminal();
    ResultText results =
        new ResultText(
            terminal, aws.invocation(), output.columns(terminal), output.errorColumns(terminal));
    for (Listing.Problem problem : problems) {
      if (problem.report() != null) {
        results.explain(problem.report());
      }
      problem.lines().forEach(context.terminal()::say);
    }
  }
}
