package io.github.rekcl.cli;

import io.github.rekcl.lifecycle.DeleteOptions;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Target;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a model, and waits until it is STOPPED. */
@Command(
    name = "stop",
    description = "Stops a running model, and waits until it is STOPPED.",
    footer = {
      "Example:",
      "  rekcl stop arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000 v2"
    })
final class StopCommand implements Callable<Integer> {
  @Mixin private TargetParameters parameters;
  @Mixin private WaitOptions wait;
  @Mixin private OutputOptions output;
  @Mixin private AwsOptions aws;

  private final Context context;
  private final RekclCommand root;

  StopCommand(Context context, RekclCommand root) {
    this.context = context;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Target target = parameters.target();
    String region = target.project().region();
    Lifecycle lifecycle = new Lifecycle(context, wait.policy(), output);
    try (Session session = Session.open(context, root, aws.settings(output.verbose()), region)) {
      Plan plan = session.service().planStop(target, wait.policy());
      return lifecycle.carryOut(session.service(), plan, DeleteOptions.NONE);
    }
  }
}
