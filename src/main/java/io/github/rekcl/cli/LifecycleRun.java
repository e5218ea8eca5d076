package io.github.rekcl.cli;

import io.github.rekcl.aws.AwsSettings;
import io.github.rekcl.cli.Confirmation.Question;
import io.github.rekcl.lifecycle.Order;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.model.Scope;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What stop and delete have in common: options, and the way from them to the job. */
final class LifecycleRun {
  private final Context context;
  private final RekclCommand root;
  private final CommandSpec command;
  private final ChoiceParameters models;
  private final OptionSpec yes;
  private final OptionSpec dryRun;
  private final WaitOptions wait;
  private final FormatOption format;
  private final OutputOptions output;
  private final AwsOptions aws;

  LifecycleRun(Context context, RekclCommand root, CommandSpec command) {
    this.context = context;
    this.root = root;
    this.command = command;
    models = new ChoiceParameters(command);
    yes = Specs.add(command, Specs.flag(Section.ACTION, "-y", "--yes"), "Ask nothing.");
    dryRun =
        Specs.add(
            command,
            Specs.flag(Section.ACTION, "--dry-run"),
            "Show what would be called, and call nothing that changes anything.");
    wait = new WaitOptions(command);
    format = new FormatOption(command);
    output = new OutputOptions(command);
    aws = new AwsOptions(command, root);
    Specs.addHelp(command);
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
      refuseContradictions(question, always, regions);
      if (models.readsInput() && context.terminal().inputIsTerminal()) {
        context.terminal().say("Type models, a line each, and Ctrl-D at the end:");
      }
      Choice choice =
          models.choice(context.in(), policy.timeout(), () -> everywhere(regions, settings));
      boolean asks = !Specs.given(yes) && (always || choice.unnamed());
      Confirmation confirmation =
          new Confirmation(context, asks ? question : Question.NONE, policy.timeout());
      try (Session session = Session.open(context, root.emulates(), settings, maxTps)) {
        LifecycleJob job = new LifecycleJob(session.service(), order, policy, shown);
        return Specs.given(dryRun)
            ? job.dryRun(choice)
            : job.run(choice, confirmation, wait.forTheEnd());
      }
    }
  }

  private void refuseContradictions(
      Question question, boolean asks, @Nullable RegionOptions regions) {
    if (question == Question.STOP && asks && Specs.given(yes)) {
      throw new ParameterException(
          command.commandLine(), "--interactive and --yes exclude each other");
    }
    if (asks && !Specs.given(yes) && !Specs.given(dryRun) && models.readsInput()) {
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
    return regions.scopes(() -> Session.region(context, root.emulates(), settings));
  }
}
