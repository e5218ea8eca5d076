package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.DeleteOptions;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Target;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes a model once its owner has confirmed it, and waits until it is gone. */
@Command(
    name = "delete",
    description = {
      "Deletes a model, and waits until it is gone. That can't be undone: it asks for the word"
          + " \"delete\" first, and reads it from standard input."
    },
    footer = {
      "Example:",
      "  rekcl delete arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000 v1"
    })
final class DeleteCommand implements Callable<Integer> {
  @Mixin private TargetParameters parameters;

  @Option(
      names = {"-y", "--yes"},
      description = "Delete without asking.")
  private boolean yes;

  @Mixin private WaitOptions wait;
  @Mixin private OutputOptions output;
  @Mixin private AwsOptions aws;

  private final Context context;
  private final RekclCommand root;

  DeleteCommand(Context context, RekclCommand root) {
    this.context = context;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Target target = parameters.target();
    String region = target.project().region();
    DeleteOptions options = DeleteOptions.NONE;
    Lifecycle lifecycle = new Lifecycle(context, wait.policy(), output);
    try (Session session = Session.open(context, root, aws.settings(output.verbose()), region)) {
      Plan plan = session.service().planDelete(target, options, wait.policy());
      if (!yes && plan instanceof Plan.Pending pending && pending.changesSomething()) {
        Confirmation confirmation = new Confirmation(context, "delete", wait.timeout());
        if (!confirmation.given(pending)) {
          return ExitCode.NOT_CONFIRMED.code();
        }
      }
      return lifecycle.carryOut(session.service(), plan, options);
    }
  }
}
