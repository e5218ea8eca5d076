package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.Survey;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.model.Model;
import io.github.rekcl.model.ModelStatus;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.output.CallText;
import io.github.rekcl.output.CostText;
import io.github.rekcl.output.ModelJson;
import io.github.rekcl.output.ModelTable;
import io.github.rekcl.output.Progress;
import io.github.rekcl.output.Terminal;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Shows models, and what they cost. */
final class ListCommand implements Callable<Integer> {
  private final CommandSpec spec =
      Specs.command(
          "list",
          this,
          "Shows models, their statuses, and what the running ones may cost.",
          "Without a project, it shows those of all projects of a region.");
  private final PositionalParamSpec project =
      Specs.add(
          spec,
          PositionalParamSpec.builder()
              .arity("0..1")
              .type(ProjectArn.class)
              .converters(new ProjectParameter())
              .paramLabel("<project-arn>"),
          "The ARN of the project. Default: all projects.");
  private final RegionOptions regions = new RegionOptions(spec);
  private final OptionSpec running =
      Specs.add(
          spec,
          Specs.flag(Section.MODELS, "--running"),
          "Show only what may be billed: models that start, run or stop.");
  private final OptionSpec statuses =
      Specs.add(
          spec,
          Specs.repeatable(Section.MODELS, "--status", "STATUS", String.class)
              .completionCandidates(() -> ModelStatus.names().iterator()),
          "Show only models in this status. May be repeated.");
  private final OptionSpec unitPrice =
      Specs.add(
          spec,
          Specs.option(Section.OUTPUT, "--unit-price", "US$", BigDecimal.class)
              .converters(new AmountConverter())
              .initialValue(new BigDecimal("4.00")),
          "Assume that an inference unit costs this much an hour. Default: 4.00.");
  private final FormatOption format = new FormatOption(spec);
  private final OutputOptions output = new OutputOptions(spec);
  private final AwsOptions aws;
  private final Context context;
  private final RekclCommand root;

  private ListCommand(Context context, RekclCommand root) {
    this.context = context;
    this.root = root;
    aws = new AwsOptions(spec, root);
    Specs.addHelp(spec);
    Specs.examples(
        spec,
        "rekcl list arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000",
        "rekcl list --running --all-regions");
  }

  static CommandSpec spec(Context context, RekclCommand root) {
    return new ListCommand(context, root).spec;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean listed = false;
    try {
      Survey survey = survey();
      listed = true;
      show(survey.only(this::wanted));
      Terminal terminal = context.terminal();
      survey.unseen().stream().flatMap(u -> CallText.notListed(u).stream()).forEach(terminal::say);
      return code(survey).code();
    } finally {
      if (!listed && format.json()) {
        // Whatever went wrong: who reads a document gets one.
        show(new Survey(List.of(), List.of()));
      }
    }
  }

  private Survey survey() throws IOException, InterruptedException {
    int maxTps = aws.maxTps();
    AwsSettings settings = aws.settings(output.verbose(), context.terminal());
    return survey(settings, scopes(settings), maxTps);
  }

  private Survey survey(AwsSettings settings, List<Scope> scopes, int maxTps)
      throws IOException, InterruptedException {
    try (Session session = Session.open(context, root.emulates(), settings, maxTps);
        Progress progress = Progress.looking(context.terminal(), output.quiet(), context.timer())) {
      return session.service().survey(scopes, WaitPolicy.DEFAULT_TIMEOUT, progress);
    }
  }

  private List<Scope> scopes(AwsSettings settings) {
    @Nullable ProjectArn only = project.getValue();
    if (only == null) {
      return regions.scopes(() -> Session.region(context, root.emulates(), settings));
    }
    regions.refuseBesideArn();
    return List.of(new Scope.OfProject(only));
  }

  private boolean wanted(Model model) {
    List<String> shown = statuses.getValue();
    return (!Specs.given(running) || model.holdsInferenceUnits())
        && (shown.isEmpty()
            || shown.stream().anyMatch(s -> s.toUpperCase(Locale.ROOT).equals(model.statusText())));
  }

  private void show(Survey survey) {
    Terminal terminal = context.terminal();
    if (format.json()) {
      terminal.document(ModelJson.document(survey).lines().toList());
    } else if (!survey.found().isEmpty()) {
      ModelTable.lines(survey.found()).forEach(terminal::result);
      List<Model> models = survey.found().stream().map(Survey.Found::model).toList();
      terminal.result(CostText.line(models, unitPrice.getValue()));
    } else if (survey.unseen().isEmpty()) {
      boolean all = !Specs.given(running) && statuses.<List<String>>getValue().isEmpty();
      @Nullable ProjectArn only = project.getValue();
      terminal.say(
          (all ? "No models" : "No such models") + (only == null ? "" : " in project " + only));
    }
  }

  private ExitCode code(Survey survey) {
    if (context.terminal().lostResults()) {
      context
          .terminal()
          .say("The list was not written to its end: standard output is closed or full");
      return ExitCode.FAILED;
    }
    return ExitCode.ofUnseen(survey.unseen());
  }
}
