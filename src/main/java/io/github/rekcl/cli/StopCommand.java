package io.github.rekcl.cli;

import io.github.rekcl.cli.Confirmation.Question;
import io.github.rekcl.lifecycle.Order;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops models, and waits until they are STOPPED. */
@Command(
    name = "stop",
    customSynopsis = {
      "rekcl stop [OPTIONS] <project-arn> <model>...",
      "  or:  rekcl stop [OPTIONS] <model-arn>...",
      "  or:  rekcl stop [OPTIONS] --all [<project-arn>]"
    },
    description = {
      "Stops running models, and waits until each is STOPPED.",
      "--all means every model that starts, runs or stops; without a project it asks first."
    },
    footer = {
      "Examples:",
      "  rekcl stop arn:aws:rekognition:us-east-1:111122223333:project/demo/1700000000000 v2",
      "  rekcl stop --all --all-regions"
    })
final class StopCommand implements Callable<Integer> {
  @Option(
      names = {"-i", "--interactive"},
      description = "Ask for the word \"stop\" first, as the console does.")
  private boolean interactive;

  @Mixin private RegionOptions regions;

  @Mixin private final LifecycleRun lifecycle;

  StopCommand(Context context, RekclCommand root) {
    this.lifecycle = new LifecycleRun(context, root);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return lifecycle.run(Order.stop(), Question.STOP, interactive, regions);
  }
}
