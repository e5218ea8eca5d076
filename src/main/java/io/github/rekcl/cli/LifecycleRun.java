package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.cli.Confirmation.Question;
import io.github.rekcl.lifecycle.Order;
import io.github.rekcl.lifecycle.Scope;
import io.github.rekcl.lifecycle.WaitPolicy;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stop and delete have in common: options, and the way from them to the job. */
final class LifecycleRun {
  @Mixin private ChoiceParameters models;

  @Option(
      names = {"-y", "--yes"},
      description = "Ask nothing.")
  private boolean yes;

  @Option(
      names = "--dry-run",
      description = "Show what would be called, and call nothing that changes anything.")
  private boolean dryRun;

  @Mixin private WaitOptions wait;
  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;
  @Mixin private AwsOptions aws;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private final Context context;
  private final RekclCommand root;

  LifecycleRun(Context context, RekclCommand root) {
    this.context = context;
    this.root = root;
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
    try (LifecycleOutput shown =
        new LifecycleOutput(context, order.action(), format.json(), output.quiet())) {
      WaitPolicy policy = wait.policy();
      int maxTps = aws.maxTps();
      AwsSettings settings = aws.settings(output.verbose(), context.terminal());
      refuseContradictions(always, regions);
      if (models.readsInput() && context.terminal().inputIsTerminal()) {
        context.terminal().say("Type models, a line each, and Ctrl-D at the end:");
      }
      Choice choice =
          models.choice(context.in(), policy.timeout(), () -> everywhere(regions, settings));
      boolean asks = !yes && (always || choice.unnamed());
      Confirmation confirmation =
          new Confirmation(context, asks ? question : Question.NONE, policy.timeout());
      try (Session session = Session.open(context, root, settings, maxTps)) {
        LifecycleJob job = new LifecycleJob(session.service(), order, policy, shown);
        return dryRun ? job.dryRun(choice) : job.run(choice, confirmation, wait.forTheEnd());
      }
    }
  }

  private void refuseContradictions(boolean asks, @Nullable RegionOptions regions) {
    if (asks && !yes && !dryRun && models.readsInput()) {
      throw new ParameterException(
          command.commandLine(),
          "standard input names the models, and so can't confirm: give --yes");
    }
    if (regions != null && !models.allOfNoProject()) {
      regions.refuseBesideArn();
    }
  }

  private List<Scope> everywhere(@Nullable RegionOptions regions, AwsSettings settings) {
    if (regions == null) {
      throw new ParameterException(
          command.commandLine(), "--all needs a project's ARN: delete takes one project at a time");
    }
    return regions.scopes(() -> Session.region(context, root, settings));
  }
}
