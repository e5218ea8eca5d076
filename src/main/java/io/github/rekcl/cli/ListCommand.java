package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.lifecycle.Model;
import io.github.rekcl.lifecycle.ProjectArn;
import io.github.rekcl.lifecycle.Scope;
import io.github.rekcl.lifecycle.Survey;
import io.github.rekcl.lifecycle.WaitPolicy;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows models, and what they cost. */
@Command(
    name = "list",
    description = {
      "Shows the models of a project, or of all projects of a region: their statuses, and what the"
          + " running ones may cost."
    },
    footer = {
      "Examples:",
      "  rekcl list arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000",
      "  rekcl list --running --all-regions"
    })
final class ListCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "<project-arn>",
      converter = ProjectParameter.class,
      description = "The ARN of the project. Default: all projects.")
  private @Nullable ProjectArn project;

  @Mixin private RegionOptions regions;

  @Option(
      names = "--running",
      description = "Show only what may be billed: models that start, run or stop.")
  private boolean running;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Show only models in this status. May be repeated.")
  private List<String> statuses = List.of();

  @Option(
      names = "--unit-price",
      paramLabel = "US$",
      defaultValue = "4.00",
      description = "What an inference unit is assumed to cost an hour. Default: 4.00.")
  private BigDecimal unitPrice = BigDecimal.ZERO;

  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;
  @Mixin private AwsOptions aws;

  @Spec private CommandSpec command;

  private final Context context;
  private final RekclCommand root;

  ListCommand(Context context, RekclCommand root) {
    this.context = context;
    this.root = root;
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
    if (unitPrice.signum() < 0 || unitPrice.precision() > 12 || Math.abs(unitPrice.scale()) > 12) {
      throw new ParameterException(command.commandLine(), "--unit-price must be an amount of US$");
    }
    int maxTps = aws.maxTps();
    AwsSettings settings = aws.settings(output.verbose(), context.terminal());
    return survey(settings, scopes(settings), maxTps);
  }

  private Survey survey(AwsSettings settings, List<Scope> scopes, int maxTps)
      throws IOException, InterruptedException {
    try (Session session = Session.open(context, root, settings, maxTps);
        Progress progress = Progress.looking(context.terminal(), output.quiet(), context.timer())) {
      return session.service().survey(scopes, WaitPolicy.DEFAULT_TIMEOUT, progress);
    }
  }

  private List<Scope> scopes(AwsSettings settings) {
    if (project == null) {
      return regions.scopes(() -> Session.region(context, root, settings));
    }
    regions.refuseBesideArn();
    return List.of(new Scope.OfProject(project));
  }

  private boolean wanted(Model model) {
    return (!running || model.holdsInferenceUnits())
        && (statuses.isEmpty()
            || statuses.stream()
                .anyMatch(s -> s.toUpperCase(Locale.ROOT).equals(model.statusText())));
  }

  private void show(Survey survey) {
    Terminal terminal = context.terminal();
    if (format.json()) {
      terminal.document(ModelJson.document(survey).lines().toList());
    } else if (!survey.found().isEmpty()) {
      ModelTable.lines(survey.found()).forEach(terminal::result);
      List<Model> models = survey.found().stream().map(Survey.Found::model).toList();
      terminal.result(CostText.line(models, unitPrice));
    } else if (survey.unseen().isEmpty()) {
      boolean all = !running && statuses.isEmpty();
      terminal.say(
          (all ? "No models" : "No such models")
              + (project == null ? "" : " in project " + project));
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
