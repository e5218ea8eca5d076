package io.github.rekcl.cli;

import static io.github.rekcl.cli.Options.flag;
import static io.github.rekcl.cli.Options.given;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.cli.ModelParameters.Selection;
import io.github.rekcl.lifecycle.Inventory;
import io.github.rekcl.lifecycle.LifecycleRequest;
import io.github.rekcl.lifecycle.WaitPolicy;
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
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The list command. */
final class ListCommand implements Callable<Integer> {
  final CommandSpec spec =
      HelpScreen.command(
          "list",
          this,
          ExitCode.OF_LIST,
          "List models with their status and what the running ones may cost.",
          "Without arguments, list the models of all projects of a region.");
  private final ModelParameters models = new ModelParameters(spec);
  private final Options selection = new Options(spec, HelpSection.MODELS);
  private final OptionSpec running =
      selection.add(
          flag("--running"), "Show only models that may be billed: starting, running or stopping.");
  private final OptionSpec statuses =
      selection.add(
          Options.list("--status=STATUS", Converters::status)
              .completionCandidates(() -> ModelStatus.names().iterator()),
          "Show only models with this status. Can be repeated.");
  private final OptionSpec allRegions = AwsOptions.allRegions(spec);
  private final OptionSpec timeout =
      new Options(spec, HelpSection.WAITING)
          .add(
              Options.duration("--timeout", WaitPolicy.DEFAULT_TIMEOUT),
              "Maximum time to wait; 0 means no limit. Default: 30m.");
  private final OptionSpec unitPrice =
      new Options(spec, HelpSection.OUTPUT)
          .add(
              Options.option("--unit-price=US$", Converters::amount)
                  .initialValue(new BigDecimal("4.00")),
              "Price of an inference unit per hour, to estimate costs. Default: 4.00.");
  private final Context context;
  private final Terminal terminal;
  private final AwsOptions aws;
  private final OutputOptions output;

  ListCommand(RekclCommand root) {
    context = root.context;
    terminal = context.terminal();
    aws = root.aws;
    output = root.output;
    root.addCommon(spec);
    spec.usageMessage().customSynopsis("rekcl list [OPTIONS] [<project-arn>] [<model>...]");
    HelpScreen.end(
        spec,
        "rekcl list --running --all-regions",
        "rekcl list \\\n    " + HelpScreen.PROJECT_ARN,
        "rekcl list --output json --status STOPPED");
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    AwsSettings settings = aws.settings(output.verbose() ? terminal::say : null);
    Selection selected =
        models.nameModels()
            ? models.named(context.in(), timeout.getValue())
            : models.all(() -> aws.scopes(context, given(allRegions)));
    aws.checkRegions(selected, given(allRegions));
    aws.warn(terminal);
    Listing listing = find(settings, selected);
    show(listing, selected);
    explain(listing.problems());
    ExitCode written = terminal.lostResults(false) ? ExitCode.FAILED : ExitCode.OK;
    return ExitCode.worst(Stream.of(listing.code(), written)).code();
  }

  private Listing find(AwsSettings settings, Selection selected)
      throws IOException, InterruptedException {
    Duration limit = timeout.getValue();
    int width = output.errorColumns(terminal);
    try (Session session = Session.open(context, aws, settings);
        Progress progress = Progress.discovery(terminal, output.quiet(), context.timer())) {
      return selected.named()
          ? Listing.of(
              session.service().plan(LifecycleRequest.stop(), selected.targets(), limit, progress),
              width)
          : Listing.of(session.service().inventory(selected.scopes(), limit, progress), width);
    }
  }

  private boolean wanted(Model model) {
    List<String> shown = statuses.getValue();
    return (!given(running) || model.holdsInferenceUnits())
        && (shown.isEmpty() || shown.contains(model.statusText()));
  }

  private void show(Listing listing, Selection selected) {
    List<Inventory.Found> shown =
        listing.found().stream().filter(found -> wanted(found.model())).toList();
    if (output.json()) {
      if (!listing.failedEverywhere(selected.regions())) {
        terminal.document(ModelJson.document(shown, listing.errors()));
      }
    } else if (!shown.isEmpty()) {
      table(shown);
    } else if (listing.problems().isEmpty()) {
      boolean all = !given(running) && statuses.<List<String>>getValue().isEmpty();
      String place =
          !selected.scopes().isEmpty() && selected.scopes().get(0) instanceof Scope.OfProject of
              ? " in project " + of.project()
              : "";
      terminal.say((all ? "No models" : "No matching models") + place);
    }
  }

  private void table(List<Inventory.Found> shown) {
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
    ResultText results = output.resultText(terminal, aws.suggestedCommands());
    for (Listing.Problem problem : problems) {
      if (problem.report() != null) {
        results.explain(problem.report());
      }
      problem.lines().forEach(terminal::say);
    }
  }
}
